using Mixdown.Data.Settings.Shapes;
using Mixdown.Ingest.Sources.Files;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Ingest.Sources.Json;

/// <summary>The keys of a load of type json that are its own.</summary>
static class JsonSettings
{
    public static readonly SettingShape Shape = FileSettings.Of(
        "JSON files in a folder or a bucket: a record a line, arrays, documents",
        [
            new SettingKey("layout", Choice.Of<JsonLayout>(), "How records follow each other: one a line (JSONL, NDJSON), or in a document with line ends anywhere") { Default = "auto" },
            new SettingKey("max_depth", new Whole(1, 1000), "A record that nests deeper is rejected") { Default = "64" },
            new SettingKey("max_record", new Size(), "A longer record is rejected") { Default = "16777216" },
            new SettingKey("type_confidence", new Share(), "Share of a column's values that must fit a type for it to be taken; the others are rescued") { Default = "95%" },
        ],
        new SettingKey("records", new Text(), "The keys that lead to the records in a document that wraps them: `data.items`"),
        new SettingKey("nested", Choice.Of<NestedData>(), "What objects and arrays inside records become: STRUCT and LIST columns, JSON text, or (`unpack`) the same with a table of its own for each list of objects") { Default = "struct" });
}
