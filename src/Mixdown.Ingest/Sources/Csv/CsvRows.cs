using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources.Files.Bytes;
using Mixdown.Ingest.Sources.Csv.Records;

namespace Mixdown.Ingest.Sources.Csv;

/// <summary>One pass over the rows of one CSV file.</summary>
sealed class CsvRows : IFileRows
{
    /// <summary>Bytes of a block: large enough that cutting costs nothing, small enough that two of them stay in the cache.
    /// Measured in bench/CsvLoadBench.cs.</summary>
    public const int BlockBytes = 1 << 20;

    readonly FileContent _content;
    long _rowsRead;
    long _rescued;

    public CsvRows(FileContent content, CsvDialect dialect, RowsRequest request, CancellationToken cancel, int blockBytes = BlockBytes)
    {
        _content = content;
        Dialect = dialect;
        Cancel = cancel;
        Targets = request.Columns;
        DataType = request.DataType;
        Rejected = request.Rejected;
        Unwanted = [.. Targets.Index().Where(target => target.Item.RejectsRows).Select(target => (target.Index, target.Item.Name))];
        Columns = new ColumnList([.. Targets.Select(target => target.Column).OfType<Column>(), .. RowLineage.Read]);
        var block = (int)Math.Clamp(content.DecodedHint, 1, blockBytes);
        Blocks = new CsvBlocks(content.Text, content.File, dialect, block, Rejected.Add);
    }

    public string File => _content.File;
    public CsvDialect Dialect { get; }
    public CancellationToken Cancel { get; }
    public CsvBlocks Blocks { get; }
    public IReadOnlyList<ColumnTarget> Targets { get; }
    public IReadOnlyList<(int Column, string Name)> Unwanted { get; }
    public TypeContract DataType { get; }
    public RejectedRows Rejected { get; }

    /// <inheritdoc/>
    public ColumnList Columns { get; }

    /// <inheritdoc/>
    public int MaxReaders => (int)Math.Clamp(_content.DecodedHint / BlockBytes, 1, 64);

    /// <inheritdoc/>
    public long RowsRead => Interlocked.Read(ref _rowsRead) + Blocks.TooLong;

    /// <inheritdoc/>
    public long ValuesRescued => Interlocked.Read(ref _rescued);

    /// <inheritdoc/>
    public long BytesRead => _content.BytesRead;

    /// <inheritdoc/>
    public string ContentHash => _content.Hash;

    /// <inheritdoc/>
    public IColumnReader OpenReader() => new CsvRowReader(this);

    /// <summary>Adds what a reader met in one batch.</summary>
    public void Count(long rows, int misfits)
    {
        Interlocked.Add(ref _rowsRead, rows);
        if (DataType is TypeContract.Rescue or TypeContract.DiscardValue)
            Interlocked.Add(ref _rescued, misfits);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _content.DisposeAsync();
}
