using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Sources.PostgresCdc.Protocol;
using Mixdown.Ingest.Sources.PostgresCdc.Rows;
using NpgsqlTypes;

namespace Mixdown.Ingest.Sources.PostgresCdc.Changes;

/// <summary>The changes of one table after a place of the log, as rows that say what happened.</summary>
sealed class ChangeRows : ISourceRows
{
    /// <param name="changes">What was read from the log.</param>
    /// <param name="place">As in <c>_mx_file</c>.</param>
    /// <param name="after">Transactions that committed before it are in the table already.</param>
    /// <param name="key">The columns by which rows are merged.</param>
    /// <param name="request">What is wanted.</param>
    public ChangeRows(TableChanges changes, string place, NpgsqlLogSequenceNumber after, IReadOnlyList<string> key, RowsRequest request)
    {
        (Changes, Place, After, Key, Request) = (changes, place, after, key, request);
        Counter = new RowCounter(request.DataType);
        Columns = new ColumnList([.. request.Columns.Select(target => target.Column).OfType<Column>(), .. RowLineage.Read, RowLineage.Operation, RowLineage.Unchanged]);
    }

    /// <summary>The one row that says that all rows before it are gone.</summary>
    public static ChangeRows OfTruncate(string place, RowsRequest request)
    {
        var changes = new TableChanges(new SpillFile(""));
        changes.Add([MessageKind.Truncate], isRow: true);
        return new ChangeRows(changes, place, default, [], request);
    }

    public TableChanges Changes { get; }
    public string Place { get; }
    public NpgsqlLogSequenceNumber After { get; }
    public IReadOnlyList<string> Key { get; }
    public RowsRequest Request { get; }
    public RowCounter Counter { get; }

    /// <inheritdoc/>
    public ColumnList Columns { get; }

    /// <summary>One: the order is what matters.</summary>
    public int MaxReaders => 1;

    /// <inheritdoc/>
    public long RowsRead => Counter.Rows;

    /// <inheritdoc/>
    public long ValuesRescued => Counter.Rescued;

    /// <inheritdoc/>
    public long BytesRead => Counter.Bytes;

    /// <inheritdoc/>
    public IColumnReader OpenReader() => new ChangeRowReader(this);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
