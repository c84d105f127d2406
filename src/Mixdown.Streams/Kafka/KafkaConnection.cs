namespace Mixdown.Streams.Kafka;

/// <summary>How the brokers of a cluster are reached.</summary>
public sealed record KafkaConnection
{
    /// <summary>Some of the brokers as <c>host:port</c>, with commas between them; the rest is learned from them.</summary>
    public required string Brokers { get; init; }

    /// <summary>How we say who we are, and whom we trust; null: plain text, nobody asks.</summary>
    public KafkaSecurity? Security { get; init; }

    /// <summary>Settings of librdkafka by name, beside those that are ours to set.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public override string ToString() => Brokers;
}
