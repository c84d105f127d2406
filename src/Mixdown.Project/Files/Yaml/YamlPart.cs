namespace Mixdown.Project.Files.Yaml;

/// <summary>A value of a YAML text with its place, for those who add to the text and leave the rest of it alone.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character behind it; of a block its last child's.</param>
public sealed record YamlPart(int Start, int End)
{
    /// <summary>The text of a scalar; null of a map or a list.</summary>
    public string? Text { get; init; }

    /// <summary>Whether a map or a list is written in brackets.</summary>
    public bool IsFlow { get; init; }

    /// <summary>What a list has.</summary>
    public IReadOnlyList<YamlPart> Items { get; init; } = [];

    /// <summary>What a map has, in order.</summary>
    public IReadOnlyList<(YamlPart Key, YamlPart Value)> Entries { get; init; } = [];

    /// <summary>The value of a key; null when the map has none, or this is no map.</summary>
    public YamlPart? this[string key] => Entries.FirstOrDefault(entry => entry.Key.Text == key).Value;
}
