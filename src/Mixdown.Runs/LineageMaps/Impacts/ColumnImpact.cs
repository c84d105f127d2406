namespace Mixdown.Runs.LineageMaps.Impacts;

/// <summary>What breaks when a column is dropped or renamed.</summary>
/// <param name="Node">The id of its table.</param>
/// <param name="Column">The column.</param>
/// <param name="Items">What names it first, then what depends on that.</param>
/// <param name="Unknown">Tables that read the column's, and of which nobody can tell whether they need it.</param>
public sealed record ColumnImpact(string Node, string Column, IReadOnlyList<ImpactItem> Items, IReadOnlyList<string> Unknown);
