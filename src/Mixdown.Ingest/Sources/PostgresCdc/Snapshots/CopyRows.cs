using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Sources.PostgresCdc.Rows;

namespace Mixdown.Ingest.Sources.PostgresCdc.Snapshots;

/// <summary>The rows that a table had at the moment of a snapshot.</summary>
sealed class CopyRows : ISourceRows
{
    // The server prints on one core; two readers keep up with it.
    const int Readers = 2;

    readonly Lazy<CopyBlocks> _blocks;

    /// <param name="copy">What COPY sends. Disposed with the rows.</param>
    /// <param name="place">As in <c>_mx_file</c>.</param>
    /// <param name="names">The columns, in the order of COPY.</param>
    /// <param name="request">What is wanted of them.</param>
    /// <param name="cancel">Stops between two blocks.</param>
    public CopyRows(Stream copy, string place, IReadOnlyList<string> names, RowsRequest request, CancellationToken cancel)
    {
        (Copy, Place, Names, Request, Cancel) = (copy, place, names, request, cancel);
        _blocks = new Lazy<CopyBlocks>(() => new CopyBlocks(copy, FirstRow));
        Counter = new RowCounter(request.DataType);
        Columns = new ColumnList([.. request.Columns.Select(target => target.Column).OfType<Column>(), .. RowLineage.Read, RowLineage.Operation, RowLineage.Unchanged]);
    }

    /// <summary>Host and port, for messages.</summary>
    public required string Server { get; init; }

    /// <summary>The number of the first row.</summary>
    public long FirstRow { get; init; } = 1;

    public CopyBlocks Blocks => _blocks.Value;
    public string Place { get; }
    public IReadOnlyList<string> Names { get; }
    public RowsRequest Request { get; }
    public RowCounter Counter { get; }
    public CancellationToken Cancel { get; }

    /// <inheritdoc/>
    public ColumnList Columns { get; }

    /// <inheritdoc/>
    public int MaxReaders => Readers;

    /// <inheritdoc/>
    public long RowsRead => Counter.Rows;

    /// <inheritdoc/>
    public long ValuesRescued => Counter.Rescued;

    /// <inheritdoc/>
    public long BytesRead => Counter.Bytes;

    Stream Copy { get; }

    /// <inheritdoc/>
    public IColumnReader OpenReader() => new CopyRowReader(this);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Copy.DisposeAsync();
}
