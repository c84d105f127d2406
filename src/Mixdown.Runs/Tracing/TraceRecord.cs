namespace Mixdown.Runs.Tracing;

/// <summary>The record that a row of a source was read from.</summary>
/// <param name="Place"><c>invoice.csv:27</c>; of a stream <c>topic/partition@offset</c>; empty where the row does not say.</param>
/// <param name="Text">The record as it stands in the file; null where it is not shown.</param>
/// <param name="Why">Why it is not shown: the file is gone, or it holds personal values; null where it is.</param>
public sealed record TraceRecord(string Place, string? Text, string? Why);
