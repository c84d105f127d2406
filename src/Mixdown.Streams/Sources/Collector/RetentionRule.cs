namespace Mixdown.Streams.Sources.Collector;

/// <summary>How long a log keeps what has been committed to the lake.</summary>
/// <param name="Time">The age at which records go.</param>
/// <param name="Bytes">The size of the whole log above which the oldest go. What is not committed never goes: where that alone is so
/// much, no more events are taken.</param>
/// <param name="HardLimit">The size above which the oldest go even if nobody has read them; null: they never do.</param>
public sealed record RetentionRule(TimeSpan Time, long Bytes, long? HardLimit = null)
{
    /// <summary>A week, and 10 GB: time to notice that a stream does not run.</summary>
    public static readonly RetentionRule Default = new(TimeSpan.FromDays(7), 10L << 30);

    /// <summary>Above this the log takes no more events.</summary>
    internal long Capacity => HardLimit ?? Bytes;
}
