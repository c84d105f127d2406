namespace Mixdown.Runs.Dashboards.Definitions;

/// <summary>A filter as a page shows it.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Label">What stands beside it.</param>
/// <param name="Kind">What a viewer chooses with.</param>
public sealed record FilterDefinition(string Name, string Label, FilterKind Kind)
{
    /// <summary><c>TABLE.COLUMN</c>: what clicks on marks name too.</summary>
    public string Field { get; init; } = "";

    /// <summary>Whether several values can be chosen.</summary>
    public bool IsMultiple { get; init; }

    /// <summary>What can be chosen, the most frequent first; for a search the first ones of many.</summary>
    public IReadOnlyList<FilterChoice> Choices { get; init; } = [];

    /// <summary>Whether there are more choices than these.</summary>
    public bool HasMore { get; init; }

    /// <summary>What holds before anything is chosen; empty: everything.</summary>
    public IReadOnlyList<string> Default { get; init; } = [];

    /// <summary>The smallest value that there is of a period; null: there is none.</summary>
    public object? Least { get; init; }

    /// <summary>The largest value that there is of a period; null: there is none.</summary>
    public object? Most { get; init; }
}
