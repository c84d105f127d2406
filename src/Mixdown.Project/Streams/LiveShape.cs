using Mixdown.Data.Settings.Shapes;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Project.Streams;

/// <summary>The keys of an entry of <c>live:</c>.</summary>
public static class LiveShape
{
    /// <summary>In the order in which a person reads them.</summary>
    public static SettingShape Entry { get; } = new(
        new SettingKey("metrics", new Texts(), "Metrics of one fact, by their names in dbt's files") { IsRequired = true },
        new SettingKey("source", new Text(), "The events: `STREAM.TOPIC`") { IsRequired = true },
        new SettingKey("window", new AnyOf(new Time(), new Map(Window)), "What is added up together: whole minutes, or windows that overlap") { Default = "1m" },
        new SettingKey("by", new Texts(), "Columns of the fact that windows are divided by"),
        new SettingKey("top", new MapOf(new Text(), "COUNT"), "Lists of what occurs most in a window: `{ 10: song }` is the column `top_song`"),
        new SettingKey("columns", new MapOf(new Text(), "COLUMN"), "Columns of the fact that have another name in events, or are an expression over them"),
        new SettingKey("filter", new Text(), "A condition on events, in SQL: those that become rows of the fact"),
        new SettingKey("watermark", new Time(), "How long after its end a window stays open for events that are late") { Default = "2m" },
        new SettingKey("horizon", new Time(), "How far back, by event time, an event is known when it comes again, and added to its closed window") { Default = "10m" },
        new SettingKey("idle", new Time(), "How long a partition may be silent before the others no longer wait for it") { Default = "30s" },
        new SettingKey("future", new Time(), "How far ahead of the clock an event may be and still move the watermark") { Default = "5m" },
        new SettingKey("keep", new Time(), "How long closed windows are shown; so much is read of the lake at a start") { Default = "24h" },
        new SettingKey("max_keys", new Whole(1_000), "Distinct values, counters and identities in memory, of 16 to 24 bytes each; above it they are estimated") { Default = "16000000" });

    static SettingShape Window => new(
        new SettingKey("size", new Time(), "The length of a window") { IsRequired = true },
        new SettingKey("every", new Time(), "From the start of a window to that of the next; default: `size`"));
}
