namespace Mixdown.Data.Settings.Shapes;

/// <summary>The keys of a map in a settings file, as the manual lists them and as an editor completes them. It stands beside the
/// code that binds the map, and a test holds the two together.</summary>
/// <param name="Keys">In the order in which a person reads them: what is required first.</param>
public sealed record SettingShape(params IReadOnlyList<SettingKey> Keys)
{
    /// <summary>One line on what the whole is.</summary>
    public string? Description { get; init; }
}
