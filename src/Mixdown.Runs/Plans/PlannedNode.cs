using Mixdown.Project.Materialize.Changes;

namespace Mixdown.Runs.Plans;

/// <summary>What a build would do to a node.</summary>
/// <param name="UniqueId">The node.</param>
/// <param name="Name">For people: <c>schema.table</c>.</param>
/// <param name="Kind"><c>model</c>, <c>seed</c> or <c>snapshot</c>.</param>
/// <param name="Change">Why it would be built.</param>
public sealed record PlannedNode(string UniqueId, string Name, string Kind, NodeChange Change)
{
    /// <summary>Its materialization.</summary>
    public required string Materialized { get; init; }

    /// <summary>Whether it is built from nothing, and not added to.</summary>
    public required bool IsFull { get; init; }

    /// <summary>Rows that it has now; null when it is not there.</summary>
    public long? Rows { get; init; }

    /// <summary>Names of what it reads that would be built before it.</summary>
    public IReadOnlyList<string> ChangedInputs { get; init; } = [];

    /// <summary>The difference of its SQL to that of its last publish: lines behind <c>+</c>, <c>-</c> or a blank.</summary>
    public IReadOnlyList<string> SqlDiff { get; init; } = [];

    /// <summary>What becomes of its columns.</summary>
    public IReadOnlyList<ColumnChange> Columns { get; init; } = [];

    /// <summary>Why its columns cannot be compared; null when they were.</summary>
    public string? ColumnsUnknown { get; init; }

    /// <summary>Whether a column's change may break what reads it.</summary>
    public bool IsBreaking => Columns.Any(column => column.IsBreaking);
}
