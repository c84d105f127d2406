using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Streams.Sources.Collector;

/// <summary>The keys of a stream of type collector.</summary>
public sealed record CollectorSourceOptions : StreamSourceOptions
{
    /// <summary>The word for it in YAML.</summary>
    internal const string Word = "collector";

    /// <inheritdoc/>
    public override string Kind => Word;

    /// <inheritdoc/>
    public override string Place => "the collector's log";

    /// <summary>Partitions of each topic. Default 1, which keeps all events of a topic in one order and one write; one is decoded by
    /// one core.</summary>
    public int Partitions { get; init; } = 1;

    /// <summary>The field whose value is an event's key: events of one key are in one partition, in their order. Null: requests go to
    /// the partitions in turn.</summary>
    public string? PartitionBy { get; init; }

    /// <summary>When a client is told that its events are kept. Default: when they are on disk.</summary>
    public AckWhen Ack { get; init; } = AckWhen.Disk;

    /// <summary>When a partition goes on in a new file.</summary>
    public SegmentRule Segment { get; init; } = SegmentRule.Default;

    /// <summary>How long events stay in the log.</summary>
    public RetentionRule Retention { get; init; } = RetentionRule.Default;

    /// <summary>What is remembered of requests.</summary>
    public KeyRule Idempotency { get; init; } = KeyRule.Default;

    /// <summary>Who may send events; empty: anybody on this machine.</summary>
    public IReadOnlyList<WriteKey> WriteKeys { get; init; } = [];

    /// <summary>What one request may bring.</summary>
    public RequestLimits Limits { get; init; } = new();

    /// <summary>Origins of pages whose scripts may send events; <c>*</c> is all; empty: none.</summary>
    public IReadOnlyList<string> CorsOrigins { get; init; } = [];

    internal static StreamSourceOptions Bind(SettingReader stream, ICollection<Diagnostic> diagnostics) => new CollectorOptionsBinder(stream, diagnostics).Bind();

    internal override IStreamSource Open(StreamHost host) => new CollectorSource(this, host);
}
