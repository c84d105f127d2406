using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Ingest.Bronze.Current;

/// <summary>The setting in a Delta table that says that it is derived from a history, and how.</summary>
static class CurrentMark
{
    const string Key = "mixdown.disposition";

    /// <summary>Whether the table is derived.</summary>
    public static bool IsOn(DeltaSnapshot table) => table.MetaData.Configuration.ContainsKey(Key);

    /// <summary>How the table was derived last; null where it is not.</summary>
    public static WriteDisposition? Of(DeltaSnapshot? table) =>
        table?.MetaData.Configuration.GetValueOrDefault(Key) is { } word && Enum.TryParse<WriteDisposition>(word, ignoreCase: true, out var kind) ? kind : null;

    /// <summary>The metadata with the mark and the history's versions of the columns; null where it has them.</summary>
    public static TableMetaData? Put(TableMetaData table, WriteDisposition kind, TableMetaData history)
    {
        var settings = table.Configuration.SetItem(Key, kind.ToString().ToLowerInvariant());
        if (history.Configuration.GetValueOrDefault(SchemaHistory.Key) is { } versions)
            settings = settings.SetItem(SchemaHistory.Key, versions);
        return settings.SequenceEqual(table.Configuration) ? null : table with { Configuration = settings };
    }
}
