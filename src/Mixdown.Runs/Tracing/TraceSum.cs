namespace Mixdown.Runs.Tracing;

/// <summary>The sum of a column over the rows of a step.</summary>
/// <param name="Column">The column.</param>
/// <param name="Sum">null where no row has a value.</param>
public sealed record TraceSum(string Column, object? Sum);
