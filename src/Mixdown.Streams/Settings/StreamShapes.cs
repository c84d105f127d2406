using Mixdown.Data.Settings.Shapes;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Records;
using Mixdown.Streams.Formats;
using Mixdown.Streams.Sources;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Streams.Settings;

/// <summary>The keys of an entry of <c>streams:</c>.</summary>
public static class StreamShapes
{
    static readonly SettingKey Contract = new("schema_contract", new Shared("stream_contract", new Map(new SettingShape(
        new SettingKey("columns", Choice.Of<UnknownFields>(), "A field that the table has no column for") { Default = "rescue" },
        new SettingKey("data_type", Choice.Of<MisfitValues>(), "A value that does not fit its column") { Default = "rescue" }))), "What becomes of what does not fit; of a topic, keys that are missing are the stream's");

    /// <summary>The keys of a topic.</summary>
    internal static readonly SettingShape Topic = new(
        new SettingKey("event_time", new Map(EventTimeKeys()), "When an event happened: `_mx_event_time`. Default: when the log took it"),
        new SettingKey("dedupe_by", new Texts(), "The columns that together name an event, so that its second coming is known; both stay in the table"),
        DeclaredColumns.Key,
        Contract);

    /// <summary>The keys that streams of every type have, without <c>type</c>.</summary>
    internal static readonly SettingShape Common = new([
        new SettingKey("schema", new Text(), "The schema that its tables land in; default: the stream's name"),
        new SettingKey("topics", new AnyOf(new MapOf(new AnyOf(new Shared("topic", new Map(Topic)), new Nothing()), "TOPIC"), new ListOf(new Text())), "The topics that are read, each into a table of its name") { IsRequired = true },
        new SettingKey("commit", new Map(Commit()), "When rows are committed, topic by topic: whichever comes first"),
        new SettingKey("start", new Text(), "Where a partition is read from of which the table has nothing yet: `earliest`, `latest`, or a time such as `2026-01-31T00:00:00Z`") { Default = "earliest" },
        new SettingKey("on_gap", Choice.Of<GapAction>(), "The log no longer has what is to be read next: the stream stops, or writes the gap down in `_mixdown.gaps` and goes on") { Default = "fail" },
        new SettingKey("bad_rows", new Map(new SettingShape(new SettingKey("action", Choice.Of<BadRecords>(), "Where they go, or whether the stream stops") { Default = "quarantine" })), "Records that cannot be read"),
        Contract,
        .. FormatSettings.Keys,
    ]);

    /// <summary>All keys of a stream but <c>type</c>, by the word behind <c>type</c>.</summary>
    public static IReadOnlyDictionary<string, SettingShape> ByType { get; } = KnownStreams.Kinds.ToDictionary(
        kind => kind.Key, kind => kind.Value.Shape with { Keys = [.. kind.Value.Shape.Keys, .. Common.Keys] }, StringComparer.Ordinal);

    static SettingShape EventTimeKeys() => new(
        new SettingKey("column", new Text(), "The field") { IsRequired = true },
        new SettingKey("unit", Choice.Of<EventTimeUnit>(), "How it is written: a text of ISO 8601, or seconds, milliseconds, microseconds or nanoseconds since 1970") { Default = "iso" });

    static SettingShape Commit() => new(
        new SettingKey("every", new Time(), "The time since the last commit") { Default = "10s" },
        new SettingKey("bytes", new Size(), "The size of the records that wait") { Default = "64MB" });
}
