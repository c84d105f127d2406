using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Quarantine;

namespace Mixdown.Ingest.Sources.Files.Bytes;

/// <summary>One pass over the rows of a text file, block by block, by as many readers as the engine has threads: what formats that
/// are parsed by us have in common.</summary>
/// <param name="content">The file's text; closed with the rows.</param>
/// <param name="request">The columns that are wanted of it.</param>
/// <param name="cancel">Stops the readers.</param>
abstract class TextRows(FileContent content, RowsRequest request, CancellationToken cancel) : IFileRows
{
    /// <summary>Bytes of a block: large enough that cutting costs nothing, small enough that two of them stay in the cache.
    /// Measured in bench/CsvLoadBench.cs.</summary>
    public const int BlockBytes = 1 << 20;

    long _rowsRead;
    long _rescued;

    public string File => content.File;
    public CancellationToken Cancel => cancel;
    public IReadOnlyList<ColumnTarget> Targets => request.Columns;
    public TypeContract DataType => request.DataType;
    public RejectedRows Rejected => request.Rejected;

    /// <inheritdoc/>
    public ColumnList Columns { get; } = new([.. request.Columns.Select(target => target.Column).OfType<Column>(), .. RowLineage.Read]);

    /// <inheritdoc/>
    public int MaxReaders => (int)Math.Clamp(content.DecodedHint / BlockBytes, 1, 64);

    /// <inheritdoc/>
    public long RowsRead => Interlocked.Read(ref _rowsRead) + TooLong;

    /// <inheritdoc/>
    public long ValuesRescued => Interlocked.Read(ref _rescued);

    /// <inheritdoc/>
    public long BytesRead => content.BytesRead;

    /// <inheritdoc/>
    public string ContentHash => content.Hash;

    /// <inheritdoc/>
    public abstract IColumnReader OpenReader();

    /// <summary>Adds what a reader met in one batch.</summary>
    public void Count(long rows, long rescued)
    {
        Interlocked.Add(ref _rowsRead, rows);
        Interlocked.Add(ref _rescued, rescued);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => content.DisposeAsync();

    /// <summary>Records that no reader saw, since a block cannot hold them.</summary>
    protected abstract long TooLong { get; }

    /// <summary>The size of a block: no more than the file has.</summary>
    /// <param name="content">The file.</param>
    /// <param name="atMost">The limit.</param>
    protected static int BlockOf(FileContent content, int atMost) => (int)Math.Clamp(content.DecodedHint, 1, atMost);
}
