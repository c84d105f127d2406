using Mixdown.Data.Settings.Shapes;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Streams.Sources.Collector;

/// <summary>The keys of a stream of type collector that are its own.</summary>
static class CollectorSettings
{
    public static readonly SettingShape Shape = new(
        new SettingKey("write_keys", new MapOf(new AnyOf(new Text(), new Map(WriteKey())), "KEY"), "Who may send events: the secret, or a map with it. Without any, everybody on this machine may"),
        new SettingKey("partitions", new Whole(1, CollectorOptionsBinder.MaxPartitions), "Partitions of each topic. One keeps all events of a topic in one order; each is decoded by one core") { Default = "1" },
        new SettingKey("partition_by", new Text(), "The field whose value is an event's key: events of one key stay in one partition, in their order. Without it requests go to the partitions in turn"),
        new SettingKey("ack", Choice.Of<AckWhen>(), "When a client gets its 204. With `memory` a crash loses the events of the last moments") { Default = "disk" },
        new SettingKey("retention", new Map(Retention()), "How long the log keeps what is committed to the lake; what is not committed stays"),
        new SettingKey("segment", new Map(Segment()), "When a partition goes on in a new file"),
        new SettingKey("idempotency", new Map(Idempotency()), "What is remembered of requests that have an `Idempotency-Key`"),
        new SettingKey("limits", new Map(Limits()), "What one request and one client may bring"),
        new SettingKey("cors", new Texts(), "Origins of pages whose scripts may send events, such as `https://shop.example.com`; `*` is all"))
    {
        Description = "Events that come over HTTP, through a durable log of Mixdown's own",
    };

    static SettingShape WriteKey() => new(
        new SettingKey("key", new Text(), "The secret, 16 characters or more: `{{ env_var('WEB_KEY') }}`") { IsRequired = true },
        new SettingKey("topics", new Texts(), "The topics that it may write; without it all"),
        new SettingKey("rate", new Text(), "Most events of this client in a time: `500/s`, `10000/m`"));

    static SettingShape Retention() => new(
        new SettingKey("time", new Time(), "The age at which events go") { Default = "7d" },
        new SettingKey("bytes", new Size(), "The size of the whole log above which the oldest go. Where what is not committed is so much, events are refused with 429") { Default = "10GB" },
        new SettingKey("hard_limit", new Size(), "The size above which the oldest go even if they are not committed: they are lost, and the stream meets a gap"));

    static SettingShape Segment() => new(
        new SettingKey("bytes", new Size(), "The size of a file, 1MB to 1GB") { Default = "128MB" },
        new SettingKey("time", new Time(), "The age of a file") { Default = "1h" });

    static SettingShape Idempotency() => new(
        new SettingKey("window", new Time(), "For how long") { Default = "1d" },
        new SettingKey("keys", new Whole(0, CollectorOptionsBinder.MaxKeys), "How many in each partition; beyond that the oldest are forgotten") { Default = "100000" });

    static SettingShape Limits() => new(
        new SettingKey("request", new Size(), "Bytes of a body, unpacked, up to 32MB; more is refused with 413") { Default = "5MB" },
        new SettingKey("event", new Size(), "Bytes of an event; more is refused with 413") { Default = "1MB" },
        new SettingKey("rate", new Text(), "Most events of one client in a time: `500/s`; more is refused with 429"),
        new SettingKey("time", new Time(), "How long a body may take to come") { Default = "30s" });
}
