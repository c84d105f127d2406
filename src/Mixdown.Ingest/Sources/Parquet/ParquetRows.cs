using System.Diagnostics;
using Mixdown.Data.Batches;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Sources.Files;

namespace Mixdown.Ingest.Sources.Parquet;

/// <summary>The rows of one Parquet file, read by the engine.</summary>
sealed class ParquetRows(StoredFile file, ParquetFile local, ParquetReading reading) : IFileRows, IScanPart
{
    /// <inheritdoc/>
    public ColumnList Columns => reading.Columns;

    /// <inheritdoc/>
    public string Sql => reading.Sql;

    /// <inheritdoc/>
    public int MaxReaders => 1;

    /// <inheritdoc/>
    public long RowsRead => reading.Rows;

    /// <inheritdoc/>
    public long ValuesRescued => reading.Rescued;

    /// <inheritdoc/>
    public long BytesRead => file.Bytes;

    /// <inheritdoc/>
    public string ContentHash => local.Hash;

    /// <inheritdoc/>
    public IColumnReader OpenReader() => throw new UnreachableException("The engine reads Parquet itself.");

    /// <inheritdoc/>
    public MixdownException Explain(MixdownException fault) => ParquetFaults.Explain(file.Path, local.Path, fault);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        local.Dispose();
        return ValueTask.CompletedTask;
    }
}
