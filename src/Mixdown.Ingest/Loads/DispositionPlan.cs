using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Bronze.Current;
using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Ingest.Loads;

/// <summary>Decides how the rows of a load meet those of its table. Pure.</summary>
/// <param name="table">What the project file says.</param>
sealed class DispositionPlan(LoadTable table)
{
    /// <summary>Whether the source gives files: they are added, and the rows of a changed one replaced, where nothing is said.</summary>
    public bool IsOfFiles { get; init; }

    /// <summary>Whether all rows that the source has now are read.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether rows say what happened to them.</summary>
    public bool HasOperations { get; init; }

    /// <summary>The source's own key; empty where it has none.</summary>
    public IReadOnlyList<string> SourceKey { get; init; } = [];

    IReadOnlyList<string> Key => table.UniqueKey.Count > 0 ? table.UniqueKey : SourceKey;

    /// <summary>How rows meet.</summary>
    public WriteDisposition Kind => table.WriteDisposition ?? Default;

    // A log of changes without a key can only be kept as it is.
    WriteDisposition Default => this switch
    {
        { HasOperations: true } => Key.Count > 0 ? WriteDisposition.Merge : WriteDisposition.Append,
        _ when table is { UniqueKey.Count: > 0, Cursor: not null } => WriteDisposition.Merge,
        { IsOfFiles: false, IsWhole: true } => WriteDisposition.Replace,
        _ => WriteDisposition.Append,
    };

    /// <summary>How the current table is derived; null where the table has no history.</summary>
    /// <param name="columns">The table's columns.</param>
    /// <exception cref="MixdownException">MX2071, MX2074, MX2076: what is asked for cannot be done with this table.</exception>
    public Derivation? Derive(ColumnList columns)
    {
        if (Kind == WriteDisposition.Append)
            return null;
        if (Kind == WriteDisposition.Replace)
            return IsWhole || IsOfFiles ? new Derivation(Kind) { IsWhole = true } : throw Wrong("MX2071", $"'{table.Name}' is to be replaced, and its source reads only what is new", "Set write_disposition to append or merge.");
        if (Key.Count == 0)
            throw Wrong("MX2074", $"'{table.Name}' is to be merged, and nothing says by which key", "Add unique_key: COLUMN, or unique_key: [COLUMN, COLUMN].");
        var sort = table.DedupeSort ?? table.Cursor;
        foreach (var name in Key.Append(sort).Append(table.HardDelete).OfType<string>())
            CheckColumn(name, columns);
        return new Derivation(Kind)
        {
            Key = Key, Sort = sort, HardDelete = table.HardDelete, IsWhole = IsWhole && !IsOfFiles, HasOperations = HasOperations,
        };
    }

    /// <summary>Refuses what would leave a table half of one kind and half of another.</summary>
    /// <exception cref="MixdownException">MX2075.</exception>
    public void CheckChange(BronzeTable bronze, bool isFullRefresh)
    {
        if (bronze.Shown is null || (bronze.HasHistory && Kind != WriteDisposition.Append && isFullRefresh))
            return;
        var before = CurrentMark.Of(bronze.Current) ?? WriteDisposition.Append;
        var isSame = before == Kind || (before, Kind) is (WriteDisposition.Merge, WriteDisposition.Replace) or (WriteDisposition.Replace, WriteDisposition.Merge);
        if (!isSame && !(isFullRefresh && before == WriteDisposition.Append))
            throw Wrong(
                "MX2075", $"'{table.Name}' was loaded with {Word(before)} and is now to be loaded with {Word(Kind)}",
                Kind == WriteDisposition.Append ? $"Set it back, or remove {bronze.Name.Path} and {bronze.Name.Path}{BronzeTable.HistorySuffix} from the lake to load it anew." : "Load it once with --full-refresh, which reads everything anew.");
    }

    void CheckColumn(string name, ColumnList columns)
    {
        if (columns.IndexOf(name) < 0)
            throw Wrong("MX2076", $"'{table.Name}' has no column '{name}', by which its rows are to be merged", DidYouMean.Hint(name, columns.Select(column => column.Name)));
    }

    MixdownException Wrong(string code, string message, string? hint) => new(new Diagnostic(code, message, table.At, hint));

    static string Word(WriteDisposition kind) => kind.ToString().ToLowerInvariant();
}
