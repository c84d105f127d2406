using Mixdown.Data.Schemas;
using Mixdown.Delta.Transactions;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Records;

namespace Mixdown.Streams.Bronze;

/// <summary>Gives a table the columns that the rows of a commit have.</summary>
static class CommitColumns
{
    /// <summary>Sets them where they are others, with a version in the history of the columns.</summary>
    /// <param name="transaction">The commit.</param>
    /// <param name="table">The table that it is built on.</param>
    /// <param name="fields">The columns that are fields of events, from now on.</param>
    /// <param name="changes">What is different.</param>
    /// <param name="lake">Names time and process.</param>
    public static void Set(DeltaTransaction transaction, StreamTable table, ColumnList fields, IReadOnlyList<SchemaChange> changes, StreamLake lake)
    {
        var wanted = Of(table, fields);
        if (wanted.Equals(table.Snapshot?.Columns))
            return;
        transaction.SetColumns(wanted);
        transaction.SetMetaData(RecordHistory.Add(transaction.MetaData!, fields.Count, changes, lake.Now, lake.LoadId));
    }

    /// <summary>All columns of the table with these fields, in their order.</summary>
    public static ColumnList Of(StreamTable table, ColumnList fields)
    {
        var wanted = RecordColumns.TableOf(fields);
        // Somebody may have added columns by hand; ours come behind them.
        return table is { Fields: not null, Snapshot.Columns: var there }
            ? new ColumnList([.. there.Select(column => Named(wanted, column) ?? column), .. wanted.Where(column => there.IndexOf(column.Name) < 0)])
            : wanted;
    }

    static Column? Named(ColumnList columns, Column other) => columns.IndexOf(other.Name) is >= 0 and var at ? columns[at] : null;
}
