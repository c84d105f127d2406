namespace Mixdown.Runs.Queries;

/// <summary>In which form a query's answer leaves.</summary>
public enum QueryFormat
{
    /// <summary>For people: drawn by the terminal.</summary>
    Table,

    /// <summary>RFC 4180 with a header.</summary>
    Csv,

    /// <summary>An array of objects.</summary>
    Json,

    /// <summary>Apache Parquet, zstd.</summary>
    Parquet,
}
