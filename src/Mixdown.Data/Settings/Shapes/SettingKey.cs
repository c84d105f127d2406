namespace Mixdown.Data.Settings.Shapes;

/// <summary>One key of a map.</summary>
/// <param name="Name">As people write it: snake_case.</param>
/// <param name="Kind">What may stand behind it.</param>
/// <param name="Description">What it means, in one line of plain text with <c>`code`</c> in it; not its default, not its words.</param>
public sealed record SettingKey(string Name, SettingKind Kind, string Description)
{
    /// <summary>What holds where the key is missing, as one would write it in YAML; null where there is none.</summary>
    public string? Default { get; init; }

    /// <summary>Whether the map is refused without it.</summary>
    public bool IsRequired { get; init; }
}
