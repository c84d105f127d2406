namespace Mixdown.Delta.Statistics;

/// <summary>What is known of the rows of one data file.</summary>
/// <param name="Rows">How many there are.</param>
/// <param name="Columns">By the name of the column; columns without statistics are missing.</param>
public sealed record FileStatistics(long Rows, IReadOnlyDictionary<string, ColumnStatistics> Columns);
