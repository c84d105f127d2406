using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Dashboards;

/// <summary>Something that a viewer may narrow the dashboard by: it reaches every tile whose fact reaches its column.</summary>
/// <param name="Name">Its key, and its name in addresses.</param>
/// <param name="Column"><c>TABLE.COLUMN</c>, or a column of the dashboard's fact.</param>
/// <param name="At">Where it stands.</param>
public sealed record DashboardFilter(string Name, TileExpression Column, SourceSpan At)
{
    /// <summary>What stands beside it; null: its name.</summary>
    public string? Label { get; init; }

    /// <summary>Whether several values can be chosen.</summary>
    public bool IsMultiple { get; init; }

    /// <summary>Whether a number is chosen as a span, from and to; null: where the file says no <c>multiple</c>.</summary>
    public bool? IsRange { get; init; }

    /// <summary>What holds before anything is chosen: values, a period such as <c>last 24 hours</c>, or a span such as <c>10..20</c>; empty: everything.</summary>
    public IReadOnlyList<TileExpression> Default { get; init; } = [];
}
