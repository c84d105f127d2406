using Mixdown.Engines.Planning;

namespace Mixdown.Project.Lineage;

/// <summary>A column that decides which rows a node has.</summary>
/// <param name="Kind">By filtering, joining or grouping.</param>
/// <param name="Column">The column, of a node that the node reads.</param>
public sealed record RowDependency(RowInputKind Kind, ColumnRef Column);
