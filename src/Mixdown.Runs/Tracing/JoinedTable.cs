namespace Mixdown.Runs.Tracing;

/// <summary>A table that another one is joined with, by a relationship that is tested.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Relation">Where its rows are, as SQL.</param>
/// <param name="Key">Its key.</param>
/// <param name="Column">The other's column that refers to the key.</param>
/// <param name="Pairs">Columns of what is made of both, and its own columns that they are handed on from.</param>
sealed record JoinedTable(string Name, string Relation, string Key, string Column, IReadOnlyList<(string Here, string There)> Pairs);
