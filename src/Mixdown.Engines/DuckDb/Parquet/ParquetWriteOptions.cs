namespace Mixdown.Engines.DuckDb.Parquet;

/// <summary>How a Parquet file is written: zstd, pages of version 2.</summary>
public sealed record ParquetWriteOptions
{
    /// <summary>Columns with the same value in every row.</summary>
    public IReadOnlyList<ConstantColumn> Constants { get; init; } = [];

    /// <summary>Rows of a row group at most, 122,880 as in DuckDB's own tables: a scan shares row groups out among its threads,
    /// and one of a million rows took three times the memory to write and no fewer bytes: bench/ProviderBench.cs.</summary>
    public int RowGroupRows { get; init; } = 122_880;

    /// <summary>Bytes in memory of a row group at most, 16 MiB. Each thread of each table collects a row group of its own, so
    /// this, the threads and the tables written side by side bound the memory of a load: with 64 MiB three tables of 2.2
    /// million sales did not fit into 256 MiB. It also is what readers divide a table by.</summary>
    public long RowGroupBytes { get; init; } = 16L << 20;

    /// <summary>Bytes after which a new file is begun, where several may be; 128 MiB, as Delta's other writers make them: large
    /// enough to be read in a stretch, small enough to be rewritten for a few rows.</summary>
    public long FileBytes { get; init; } = 128L << 20;
}
