using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Ingest.Records;

/// <summary>The versions of a record table's columns, kept in its metadata as those of a load's are.</summary>
public static class RecordHistory
{
    /// <summary>The metadata with one more version of the columns.</summary>
    /// <param name="metaData">The table's, with its columns as they are from now on.</param>
    /// <param name="fields">How many of them are fields.</param>
    /// <param name="changes">What is different; empty for a new table.</param>
    /// <param name="at">When.</param>
    /// <param name="loadId">Which process.</param>
    public static TableMetaData Add(TableMetaData metaData, int fields, IReadOnlyList<SchemaChange> changes, DateTimeOffset at, string loadId)
    {
        var before = SchemaHistory.Of(metaData);
        var last = before.Count == 0 ? 0 : before[^1].Version;
        return SchemaHistory.Add(metaData, new SchemaVersion(last + 1, at, loadId, fields, changes));
    }
}
