namespace Mixdown.Streams.Bronze;

/// <summary>Records that the log no longer had when they were to be read.</summary>
/// <param name="Partition">Of which partition.</param>
/// <param name="From">The first offset that is lost.</param>
/// <param name="Next">The offset at which reading went on.</param>
/// <param name="Reason">Why, as far as the log knows.</param>
sealed record LogGap(int Partition, long From, long Next, string Reason);
