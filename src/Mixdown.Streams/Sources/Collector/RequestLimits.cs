namespace Mixdown.Streams.Sources.Collector;

/// <summary>What one request, and one client, may bring.</summary>
public sealed record RequestLimits
{
    /// <summary>Bytes of a body, unpacked. Default 5 MB: some 13,000 events of 374 bytes.</summary>
    public long RequestBytes { get; init; } = 5L << 20;

    /// <summary>Bytes of an event. Default 1 MB.</summary>
    public long EventBytes { get; init; } = 1L << 20;

    /// <summary>Events a second of one client; null: as many as come.</summary>
    public double? EventsPerSecond { get; init; }

    /// <summary>How long a body may take to come. Default 30 s.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(30);
}
