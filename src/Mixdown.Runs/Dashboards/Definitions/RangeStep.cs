namespace Mixdown.Runs.Dashboards.Definitions;

/// <summary>A step of a histogram behind a filter of numbers.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where the next one begins.</param>
/// <param name="Rows">How many rows of the filter's table are in it.</param>
public sealed record RangeStep(double From, double To, long Rows);
