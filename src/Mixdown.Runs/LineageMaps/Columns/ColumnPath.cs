using Mixdown.Runs.Catalog;

namespace Mixdown.Runs.LineageMaps.Columns;

/// <summary>Where a column comes from and where it goes.</summary>
/// <param name="Node">The id of its table.</param>
/// <param name="Column">The column.</param>
/// <param name="Map">The tables on the path, each with its columns on it.</param>
/// <param name="Steps">From column to column.</param>
/// <param name="DecidesRowsOf">Tables that filter, join or group by the column: not its values, but their rows depend on it.</param>
public sealed record ColumnPath(string Node, string Column, LineageMap Map, IReadOnlyList<ColumnStep> Steps, IReadOnlyList<CatalogLink> DecidesRowsOf);
