namespace Mixdown.Runs.Starting.Data;

/// <summary>A load that a new project begins with.</summary>
/// <param name="Name">Its name, and the dbt source's.</param>
/// <param name="Type">The source's word, such as <c>csv</c>.</param>
/// <param name="Path">As mixdown.yml has it; null for a database.</param>
/// <param name="Table">The one table of a path without <c>{table}</c>; null for several.</param>
/// <param name="Variable">The environment variable that holds a database's connection; null for files.</param>
sealed record StarterLoad(string Name, string Type, string? Path, string? Table = null, string? Variable = null)
{
    /// <summary>What parts the fields of its files; null for what their kind says.</summary>
    public char? Delimiter { get; init; }
}
