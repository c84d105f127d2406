using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Streams.Sources.Collector;

/// <summary>Reads the keys of a stream of type collector.</summary>
sealed class CollectorOptionsBinder(SettingReader stream, ICollection<Diagnostic> diagnostics)
{
    /// <summary>Each partition is a thread of writes, and a flush of its own.</summary>
    public const int MaxPartitions = 64;

    /// <summary>They are in memory, and at the head of every file.</summary>
    public const int MaxKeys = 1_000_000;

    const int LeastSecret = 16;

    static readonly CollectorSourceOptions Plain = new();

    public CollectorSourceOptions Bind() => Plain with
    {
        WriteKeys = WriteKeys(),
        Partitions = (int)stream.Whole("partitions", Plain.Partitions, 1, MaxPartitions),
        PartitionBy = stream.Text("partition_by"),
        Ack = stream.Choice("ack", Plain.Ack),
        Retention = Inner("retention", Plain.Retention, Retention),
        Segment = Inner("segment", Plain.Segment, Segment),
        Idempotency = Inner("idempotency", Plain.Idempotency, Idempotency),
        Limits = Inner("limits", Plain.Limits, Limits),
        CorsOrigins = stream.Texts("cors"),
    };

    T Inner<T>(string key, T byDefault, Func<SettingReader, T> bind)
    {
        if (stream.Map(key) is not { } map)
            return byDefault;
        var bound = bind(map);
        map.Finish();
        return bound;
    }

    RetentionRule Retention(SettingReader map)
    {
        var bytes = map.Bytes("bytes", Plain.Retention.Bytes, min: 1 << 20);
        long? limit = map.Node("hard_limit") is null ? null : map.Bytes("hard_limit", bytes, min: 1 << 20);
        if (limit < bytes)
            diagnostics.Add(new Diagnostic("MX2440", "'hard_limit' is smaller than 'bytes'", map.Node("hard_limit")!.At, "Make it larger: between the two, only committed events go."));
        return new RetentionRule(map.Time("time", Plain.Retention.Time), bytes, limit);
    }

    static SegmentRule Segment(SettingReader map) =>
        new(map.Bytes("bytes", Plain.Segment.Bytes, 1 << 20, 1 << 30), map.Time("time", Plain.Segment.Time));

    static KeyRule Idempotency(SettingReader map) =>
        new(map.Time("window", Plain.Idempotency.Window), (int)map.Whole("keys", Plain.Idempotency.Keys, 0, MaxKeys));

    RequestLimits Limits(SettingReader map) => Plain.Limits with
    {
        RequestBytes = map.Bytes("request", Plain.Limits.RequestBytes, 1 << 10, EventIntake.MaxBytes),
        EventBytes = map.Bytes("event", Plain.Limits.EventBytes, 1, EventIntake.MaxBytes),
        EventsPerSecond = EventsPerSecond(map),
        Time = map.Time("time", Plain.Limits.Time),
    };

    double? EventsPerSecond(SettingReader map)
    {
        if (map.Text("rate") is not { } text)
            return null;
        if (Rate.TryParse(text, out var perSecond))
            return perSecond;
        diagnostics.Add(new Diagnostic("MX2440", $"'rate' is '{text}'", map.Node("rate")!.At, "Write a number and a unit: 500/s, 10000/m or 100000/h."));
        return null;
    }

    IReadOnlyList<WriteKey> WriteKeys() => stream.Node("write_keys") switch
    {
        null => [],
        SettingNode.Map map => [.. map.Entries.Select(Key).OfType<WriteKey>()],
        var other => stream.Wrong<IReadOnlyList<WriteKey>>("write_keys", other, "a map of names to secrets", []),
    };

    WriteKey? Key(SettingEntry entry)
    {
        if (entry.Value is SettingNode.Scalar secret)
            return Key(entry, secret.Text, [], perSecond: null);
        if (entry.Value is not SettingNode.Map map)
            return stream.Wrong<WriteKey?>(entry.Key, entry.Value, "a secret, or a map with one", null);
        var reader = new SettingReader(map, diagnostics);
        var key = Key(entry, reader.RequiredText("key"), reader.Texts("topics"), EventsPerSecond(reader));
        reader.Finish();
        return key;
    }

    WriteKey? Key(SettingEntry entry, string secret, IReadOnlyList<string> topics, double? perSecond)
    {
        if (secret.Length >= LeastSecret)
            return new WriteKey(entry.Key, secret) { Topics = topics, EventsPerSecond = perSecond };
        // An empty one is what env_var with an empty default gives: it would let everybody in.
        diagnostics.Add(new Diagnostic(
            "MX2440", secret.Length == 0 ? $"The write key '{entry.Key}' is empty" : $"The write key '{entry.Key}' has fewer than {LeastSecret} characters", entry.Value.At,
            "Make one with 'openssl rand -hex 32', and give it by environment: \"{{ env_var('WEB_KEY') }}\"."));
        return null;
    }
}
