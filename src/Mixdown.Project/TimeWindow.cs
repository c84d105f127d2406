namespace Mixdown.Project;

/// <summary>A span of time.</summary>
/// <param name="Start">Its first moment.</param>
/// <param name="End">The first moment behind it.</param>
public sealed record TimeWindow(DateTimeOffset Start, DateTimeOffset End);
