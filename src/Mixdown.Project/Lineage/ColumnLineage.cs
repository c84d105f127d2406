using Mixdown.Engines.Planning;

namespace Mixdown.Project.Lineage;

/// <summary>A column of a node, its type, and what it is made of.</summary>
/// <param name="Name">As the node spells it.</param>
/// <param name="Type">In the planner's spelling (DuckDB's), for example <c>DECIMAL(18,2)</c>.</param>
/// <param name="Kind">How it comes from <paramref name="Inputs"/>. <see cref="ColumnKind.Unknown"/> says that nobody can
/// tell.</param>
/// <param name="Inputs">Columns of the nodes that its node reads, ephemeral models seen through; empty for a source's.</param>
public sealed record ColumnLineage(string Name, string Type, ColumnKind Kind, IReadOnlyList<ColumnRef> Inputs)
{
    /// <summary>Whether the node's rows are grouped by it. To follow a row of an aggregated node to the rows that it is made of,
    /// push its group keys down; to follow any other row, its columns that are passed through.</summary>
    public bool IsGroupKey { get; init; }
}
