using Mixdown.Project.Dashboards.Queries;

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

    /// <summary>The smallest value that there is of a period or a range; null: there is none.</summary>
    public object? Least { get; init; }

    /// <summary>The largest value that there is of a period or a range; null: there is none.</summary>
    public object? Most { get; init; }

    /// <summary>Of a period the newest time among the rows of the dashboard's fact, where periods such as <c>latest 7 days</c> end; null:
    /// nobody can tell.</summary>
    public object? Newest { get; init; }

    /// <summary>Of a range how many rows have which numbers, from the least to the greatest; empty: all have the same.</summary>
    public IReadOnlyList<RangeStep> Steps { get; init; } = [];

    /// <summary>Of a range how its numbers are written; null: as they are.</summary>
    public ValueFormat? Format { get; init; }
}
