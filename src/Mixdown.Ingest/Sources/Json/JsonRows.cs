using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources.Files.Bytes;
using Mixdown.Ingest.Sources.Json.Records;

namespace Mixdown.Ingest.Sources.Json;

/// <summary>One pass over the records of one JSON file.</summary>
sealed class JsonRows : IFileRows
{
    /// <summary>Bytes of a block: as for CSV, large enough that cutting costs nothing, small enough for the cache.</summary>
    public const int BlockBytes = 1 << 20;

    readonly FileContent _content;
    long _rowsRead;
    long _rescued;

    public JsonRows(FileContent content, JsonDialect dialect, RowsRequest request, CancellationToken cancel, int blockBytes = BlockBytes)
    {
        _content = content;
        Dialect = dialect;
        Cancel = cancel;
        Targets = request.Columns;
        DataType = request.DataType;
        Rejected = request.Rejected;
        Columns = new ColumnList([.. Targets.Select(target => target.Column).OfType<Column>(), .. RowLineage.Read]);
        var block = (int)Math.Clamp(content.DecodedHint, 1, blockBytes);
        Blocks = JsonOpening.Open(content.Text, content.File, dialect, block, Reject);
    }

    public string File => _content.File;
    public JsonDialect Dialect { get; }
    public CancellationToken Cancel { get; }
    public JsonBlocks Blocks { get; }
    public IReadOnlyList<ColumnTarget> Targets { get; }
    public TypeContract DataType { get; }
    public RejectedRows Rejected { get; }

    /// <summary>What of the records the rows are; null for all of them.</summary>
    public RecordPart? Part { get; init; }

    /// <inheritdoc/>
    public ColumnList Columns { get; }

    /// <inheritdoc/>
    public int MaxReaders => (int)Math.Clamp(_content.DecodedHint / BlockBytes, 1, 64);

    /// <inheritdoc/>
    public long RowsRead => Interlocked.Read(ref _rowsRead) + (IsOfList ? 0 : Blocks.TooLong);

    /// <inheritdoc/>
    public long ValuesRescued => Interlocked.Read(ref _rescued);

    /// <inheritdoc/>
    public long BytesRead => _content.BytesRead;

    /// <inheritdoc/>
    public string ContentHash => _content.Hash;

    /// <inheritdoc/>
    public IColumnReader OpenReader() => new JsonRowReader(this);

    /// <summary>Adds what a reader met in one batch.</summary>
    public void Count(long rows, long rescued)
    {
        Interlocked.Add(ref _rowsRead, rows);
        Interlocked.Add(ref _rescued, rescued);
    }

    // A record that cannot be read is rejected once: by the table of the records.
    bool IsOfList => Part is { IsList: true };

    void Reject(RejectedRow row)
    {
        if (!IsOfList)
            Rejected.Add(row);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _content.DisposeAsync();
}
