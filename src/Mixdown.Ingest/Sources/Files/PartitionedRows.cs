using Mixdown.Data.Batches;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb.Parquet;

namespace Mixdown.Ingest.Sources.Files;

/// <summary>Rows of a file that also has the columns of its path.</summary>
class PartitionedRows(IFileRows rows, IReadOnlyList<ConstantColumn> constants) : IFileRows
{
    public ColumnList Columns => rows.Columns;
    public int MaxReaders => rows.MaxReaders;
    public long RowsRead => rows.RowsRead;
    public long ValuesRescued => rows.ValuesRescued;
    public long BytesRead => rows.BytesRead;
    public string ContentHash => rows.ContentHash;
    public IReadOnlyList<ConstantColumn> Constants { get; } = [.. rows.Constants, .. constants];

    /// <summary>Rows of a file with the columns of its path.</summary>
    public static IFileRows Of(IFileRows rows, IReadOnlyList<ConstantColumn> constants) => rows switch
    {
        _ when constants.Count == 0 => rows,
        IScanPart scan => new PartitionedScan(rows, scan, constants),
        _ => new PartitionedRows(rows, constants),
    };

    public MixdownException Explain(MixdownException fault) => rows.Explain(fault);

    public IColumnReader OpenReader() => rows.OpenReader();

    public ValueTask DisposeAsync() => rows.DisposeAsync();
}
