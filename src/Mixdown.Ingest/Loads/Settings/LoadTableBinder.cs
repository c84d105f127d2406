using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Ingest.Loads.Settings;

/// <summary>Reads the keys of one table: below its name in <c>tables</c>, or in the load itself.</summary>
sealed class LoadTableBinder(SettingReader reader, ICollection<Diagnostic> diagnostics)
{
    static readonly Dictionary<string, WriteDisposition> Dispositions = new(StringComparer.Ordinal)
    {
        ["append"] = WriteDisposition.Append,
        ["replace"] = WriteDisposition.Replace,
        ["merge"] = WriteDisposition.Merge,
    };

    static readonly Dictionary<string, WriteDisposition> Strategies = new(StringComparer.Ordinal)
    {
        ["latest"] = WriteDisposition.Merge,
        ["scd2"] = WriteDisposition.Scd2,
    };

    /// <param name="defaults">What holds where nothing is said.</param>
    public LoadTable Bind(LoadTable defaults)
    {
        var key = reader.Texts("unique_key");
        var table = defaults with
        {
            Contract = ContractBinder.Bind(reader, defaults.Contract),
            Columns = reader.Node("columns") is null ? defaults.Columns : DeclaredColumns.Bind(reader, diagnostics),
            UniqueKey = key.Count == 0 ? defaults.UniqueKey : key,
            Cursor = reader.Text("cursor", defaults.Cursor),
            Lag = reader.Time("lag", defaults.Lag),
            CursorNulls = reader.Choice("cursor_nulls", defaults.CursorNulls),
            WriteDisposition = Disposition() ?? defaults.WriteDisposition,
            DedupeSort = reader.Text("dedupe_sort", defaults.DedupeSort),
            HardDelete = reader.Text("hard_delete", defaults.HardDelete),
            Query = Query(defaults.Query),
        };
        Check(table);
        return table;
    }

    TableQuery Query(TableQuery defaults)
    {
        var (only, exclude) = (reader.Texts("only_columns"), reader.Texts("exclude_columns"));
        return new TableQuery
        {
            Where = reader.Text("where", defaults.Where),
            OnlyColumns = only.Count == 0 ? defaults.OnlyColumns : only,
            ExcludeColumns = exclude.Count == 0 ? defaults.ExcludeColumns : exclude,
            MaxRows = reader.Node("max_rows") is null ? defaults.MaxRows : reader.Whole("max_rows", 1, min: 1),
        };
    }

    WriteDisposition? Disposition()
    {
        switch (reader.Node("write_disposition"))
        {
            case null:
                return null;
            case SettingNode.Map map:
                var inner = new SettingReader(map, diagnostics);
                var chosen = inner.Choice("disposition", WriteDisposition.Merge, Dispositions);
                var strategy = inner.Choice("strategy", WriteDisposition.Merge, Strategies);
                inner.Finish();
                return chosen == WriteDisposition.Merge ? strategy : chosen;
            default:
                return reader.Choice("write_disposition", WriteDisposition.Append, Dispositions);
        }
    }

    void Check(LoadTable table)
    {
        if (table is { WriteDisposition: WriteDisposition.Replace, Cursor: { } cursor })
            Wrong(
                "MX2071", $"'{table.Name}' is replaced by what is read, and with the cursor '{cursor}' only new rows are read", "write_disposition",
                "Take 'cursor' out to read the whole table each time, or set write_disposition to append or merge.");
        if (table is { Cursor: null, Query.MaxRows: not null } && !table.IsPattern)
            Wrong("MX2249", $"'max_rows' has no effect on '{table.Name}': without a cursor the next run would not know where to go on", "max_rows", "Add 'cursor', or take 'max_rows' out.");
        if (table.HardDelete is { } column && table.WriteDisposition is WriteDisposition.Append or WriteDisposition.Replace)
            Wrong("MX2072", $"hard_delete: {column} has no effect on '{table.Name}': only a merge deletes rows", "hard_delete", "Set write_disposition to merge, or take hard_delete out.");
    }

    void Wrong(string code, string message, string key, string hint) =>
        diagnostics.Add(new Diagnostic(code, message, (reader.Node(key) ?? reader.Node("cursor"))?.At ?? reader.At, hint));
}
