namespace Mixdown.Project.Dashboards.Joins;

/// <summary>A join from a column of one table to a key of another, as a <c>relationships</c> test says it.</summary>
/// <param name="From">The id of the table that has many rows.</param>
/// <param name="Column">Its column.</param>
/// <param name="To">The id of the table that has one.</param>
/// <param name="Key">The key in it.</param>
/// <param name="Doubt">Why it may not be used; null: it is proven.</param>
sealed record JoinEdge(string From, string Column, string To, string Key, JoinDoubt? Doubt);
