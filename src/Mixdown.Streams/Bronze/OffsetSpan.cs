namespace Mixdown.Streams.Bronze;

/// <summary>The offsets of a partition that a commit goes over.</summary>
/// <param name="From">The first; the one that the table was to have next.</param>
/// <param name="Next">The one after the last.</param>
readonly record struct OffsetSpan(long From, long Next);
