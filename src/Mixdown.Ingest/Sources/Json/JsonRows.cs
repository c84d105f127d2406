using Mixdown.Data.Batches;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources.Files.Bytes;
using Mixdown.Ingest.Sources.Json.Records;

namespace Mixdown.Ingest.Sources.Json;

/// <summary>One pass over the records of one JSON file.</summary>
sealed class JsonRows : TextRows
{
    public JsonRows(FileContent content, JsonDialect dialect, RowsRequest request, CancellationToken cancel, int blockBytes = BlockBytes)
        : base(content, request, cancel)
    {
        Dialect = dialect;
        Blocks = JsonOpening.Open(content.Text, content.File, dialect, BlockOf(content, blockBytes), Reject);
    }

    public JsonDialect Dialect { get; }
    public JsonBlocks Blocks { get; }

    /// <summary>What of the records the rows are; null for all of them.</summary>
    public RecordPart? Part { get; init; }

    /// <inheritdoc/>
    public override IColumnReader OpenReader() => new JsonRowReader(this);

    /// <inheritdoc/>
    protected override long TooLong => IsOfList ? 0 : Blocks.TooLong;

    // A record that cannot be read is rejected once: by the table of the records.
    bool IsOfList => Part is { IsList: true };

    void Reject(RejectedRow row)
    {
        if (!IsOfList)
            Rejected.Add(row);
    }
}
