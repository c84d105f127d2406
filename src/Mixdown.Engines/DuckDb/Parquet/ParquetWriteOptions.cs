namespace Mixdown.Engines.DuckDb.Parquet;

/// <summary>How a Parquet file is written: zstd, pages of version 2.</summary>
public sealed record ParquetWriteOptions
{
    /// <summary>Columns with the same value in every row.</summary>
    public IReadOnlyList<ConstantColumn> Constants { get; init; } = [];

    /// <summary>Rows of a row group at most, 1 million: more would only cost memory in readers. DuckDB rounds up to its
    /// vectors of 2048.</summary>
    public int RowGroupRows { get; init; } = 999_424;

    /// <summary>Bytes in memory of a row group at most, 64 MiB. Each thread collects a row group of its own, so this and the
    /// number of threads bound the memory of a write.</summary>
    public long RowGroupBytes { get; init; } = 64L << 20;
}
