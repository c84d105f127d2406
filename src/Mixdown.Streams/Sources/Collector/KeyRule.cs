namespace Mixdown.Streams.Sources.Collector;

/// <summary>How many requests a partition remembers by their <c>Idempotency-Key</c>, and for how long.</summary>
/// <param name="Window">For how long.</param>
/// <param name="Keys">How many; beyond that the oldest are forgotten.</param>
public sealed record KeyRule(TimeSpan Window, int Keys)
{
    /// <summary>A day, since a client may be offline for hours; 100,000 keys take some 15 MB.</summary>
    public static readonly KeyRule Default = new(TimeSpan.FromDays(1), 100_000);
}
