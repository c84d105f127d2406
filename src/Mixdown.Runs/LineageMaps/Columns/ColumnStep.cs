namespace Mixdown.Runs.LineageMaps.Columns;

/// <summary>A step of a column's path.</summary>
/// <param name="From">The id of the box that has the column.</param>
/// <param name="FromColumn">The column.</param>
/// <param name="To">The id of the box that uses it.</param>
/// <param name="ToColumn">What is made of it there: a column, a metric, the title of a tile.</param>
/// <param name="How"><c>passedThrough</c>, <c>computed</c>, <c>aggregated</c>, <c>unknown</c>; <c>shown</c> by a tile, <c>measured</c> by a
/// metric.</param>
public sealed record ColumnStep(string From, string FromColumn, string To, string ToColumn, string How);
