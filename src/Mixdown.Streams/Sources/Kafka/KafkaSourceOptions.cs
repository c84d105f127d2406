using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Streams.Kafka;

namespace Mixdown.Streams.Sources.Kafka;

/// <summary>The keys of a stream of type kafka.</summary>
public sealed record KafkaSourceOptions : StreamSourceOptions
{
    /// <inheritdoc/>
    public override string Kind => "kafka";

    /// <inheritdoc/>
    public override string Place => Connection.Brokers;

    /// <summary>The cluster.</summary>
    public required KafkaConnection Connection { get; init; }

    /// <summary>The consumer group that is told how far the table is, for tools that show how far behind a reader is; null: none.
    /// Nothing is ever read from it.</summary>
    public string? Group { get; init; }

    /// <summary>Bytes of records that wait in memory to be read, of all partitions together. Default 64 MB: a second of a fast
    /// network.</summary>
    public long ReadAhead { get; init; } = 64L << 20;

    /// <summary>How long one answer of a broker is waited for. Default 10 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    internal static StreamSourceOptions Bind(SettingReader stream, ICollection<Diagnostic> diagnostics) => new KafkaOptionsBinder(stream, diagnostics).Bind();

    internal override IStreamSource Open(StreamHost host) => new KafkaSource(this, host);
}
