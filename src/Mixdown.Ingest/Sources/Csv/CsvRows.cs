using Mixdown.Data.Batches;
using Mixdown.Ingest.Sources.Csv.Records;
using Mixdown.Ingest.Sources.Files.Bytes;

namespace Mixdown.Ingest.Sources.Csv;

/// <summary>One pass over the rows of one CSV file.</summary>
sealed class CsvRows : TextRows
{
    public CsvRows(FileContent content, CsvDialect dialect, RowsRequest request, CancellationToken cancel, int blockBytes = BlockBytes)
        : base(content, request, cancel)
    {
        Dialect = dialect;
        Unwanted = [.. Targets.Index().Where(target => target.Item.RejectsRows).Select(target => (target.Index, target.Item.Name))];
        Blocks = new CsvBlocks(content.Text, content.File, dialect, BlockOf(content, blockBytes), Rejected.Add);
    }

    public CsvDialect Dialect { get; }
    public CsvBlocks Blocks { get; }
    public IReadOnlyList<(int Column, string Name)> Unwanted { get; }

    /// <inheritdoc/>
    public override IColumnReader OpenReader() => new CsvRowReader(this);

    /// <inheritdoc/>
    protected override long TooLong => Blocks.TooLong;
}
