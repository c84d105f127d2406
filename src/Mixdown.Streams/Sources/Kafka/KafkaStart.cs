namespace Mixdown.Streams.Sources.Kafka;

/// <summary>Where a stream begins in a topic that it never read.</summary>
public abstract record KafkaStart
{
    KafkaStart() { }

    /// <summary>At the oldest record that is there.</summary>
    public sealed record Earliest : KafkaStart;

    /// <summary>Behind the newest record that is there.</summary>
    public sealed record Latest : KafkaStart;

    /// <summary>At the first record that the log took at a time or later.</summary>
    public sealed record Time(DateTimeOffset At) : KafkaStart;
}
