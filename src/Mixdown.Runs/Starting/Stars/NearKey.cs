namespace Mixdown.Runs.Starting.Stars;

/// <summary>A column that would be a table's key, but for a few rows.</summary>
/// <param name="Column">The column.</param>
/// <param name="Repeated">How many of its values occur more than once.</param>
sealed record NearKey(ColumnProfile Column, long Repeated);
