using Mixdown.Data.Settings.Shapes;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Sources;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Ingest.Loads.Settings;

/// <summary>The keys of an entry of <c>loads:</c>.</summary>
public static class LoadShapes
{
    /// <summary>The keys under <c>schema_contract</c>, of a load and of a table.</summary>
    internal static readonly SettingShape Contract = new(
        new SettingKey("tables", Choice.Of<TableContract>(), "A table that the lake has not") { Default = "evolve" },
        new SettingKey("columns", Choice.Of<ColumnContract>(), "A column that the table has not") { Default = "evolve" },
        new SettingKey("data_type", Choice.Of<TypeContract>(), "A value that does not fit its column") { Default = "rescue" });

    /// <summary>The keys of an entry of <c>tables</c>.</summary>
    internal static readonly SettingShape Table = new(
        DeclaredColumns.Key,
        new SettingKey("schema_contract", new Shared("schema_contract", new Map(Contract)), "How far the load may change the table by itself; below `tables`, keys that are missing are the load's"),
        new SettingKey("unique_key", new Texts(), "The columns that together name a row"),
        new SettingKey("cursor", new Text(), "The column whose values grow: only rows from its last value on are read"),
        new SettingKey("lag", new Time(), "How far before the last cursor value reading begins again") { Default = "0s" },
        new SettingKey("cursor_nulls", Choice.Of<CursorNulls>(), "Rows whose cursor is NULL") { Default = "raise" },
        new SettingKey("write_disposition", new Shared("write_disposition", new AnyOf(Dispositions, new Map(Strategy()))), "How new rows meet the rows that are there; default: append for files, replace for whole tables, merge where unique_key and cursor are given"),
        new SettingKey("dedupe_sort", new Text(), "The column by which the latest row of a key is known; default: the cursor, else the order of the rows"),
        new SettingKey("hard_delete", new Text(), "The column that says that a row is deleted at its source: true, or any value of another type"),
        new SettingKey("where", new Text(), "A condition on the rows that are read, in the source's SQL; databases only"),
        new SettingKey("only_columns", new Texts(), "The only columns that are read; databases only"),
        new SettingKey("exclude_columns", new Texts(), "Columns that are not read; databases only"),
        new SettingKey("max_rows", new Whole(1), "About how many rows one run reads; only with a cursor; databases only"));

    static Choice Dispositions => new("append", "replace", "merge");

    /// <summary>The keys that loads of every type have, without <c>type</c>.</summary>
    internal static readonly SettingShape Common = new(
        new SettingKey("schema", new Text(), "The schema that its tables land in; default: the load's name"),
        new SettingKey("on_file_change", Choice.Of<FileChange>(), "A file that changed after it was loaded") { Default = "reload" },
        new SettingKey("tables", new AnyOf(new MapOf(new AnyOf(new Shared("table", new Map(Table)), new Nothing()), "TABLE"), new ListOf(new Text())), "What is to be said of single tables, or their names"),
        new SettingKey("exclude", new Texts(), "Tables, or patterns such as `public.audit_*`, that are not loaded"),
        new SettingKey("bad_rows", new Shared("bad_rows", new Map(BadRows())), "Records that cannot be read"));

    /// <summary>All keys of a load but <c>type</c>, by the word behind <c>type</c>.</summary>
    public static IReadOnlyDictionary<string, SettingShape> ByType { get; } = KnownSources.Kinds.ToDictionary(
        kind => kind.Key, kind => kind.Value.Shape with { Keys = [.. kind.Value.Shape.Keys, .. Common.Keys, .. Table.Keys] }, StringComparer.Ordinal);

    static SettingShape Strategy() => new(
        new SettingKey("disposition", Dispositions, "As the single word") { Default = "merge" },
        new SettingKey("strategy", new Choice("latest", "scd2"), "What a merge keeps: the latest row of a key, or each version with the time in which it held") { Default = "latest" });

    static SettingShape BadRows() => new(
        new SettingKey("action", Choice.Of<BadRowsAction>(), "Where they go") { Default = "quarantine" },
        new SettingKey("max", new Share(OrCount: true), "Above it the load fails and nothing of the table is published") { Default = "1%" });
}
