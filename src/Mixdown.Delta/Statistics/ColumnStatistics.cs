namespace Mixdown.Delta.Statistics;

/// <summary>What is known of a column's values in one file. Bounds are texts as SQL writes the value without quotes:
/// <c>-12.50</c>, <c>2024-02-29</c>, <c>2024-02-29 12:00:00.123456</c> (a trailing <c>+00</c> or <c>Z</c> may stand), <c>true</c>.</summary>
/// <param name="Min">No value is smaller; null when nothing is known.</param>
/// <param name="Max">No value is greater; null when nothing is known.</param>
/// <param name="Nulls">Rows without a value; null when nothing is known.</param>
public sealed record ColumnStatistics(string? Min, string? Max, long? Nulls);
