namespace Mixdown.Runs.Lakes.Ddl;

/// <summary>An engine to which tables of the lake are shown.</summary>
public enum LakeDialect
{
    /// <summary>Amazon Redshift Spectrum, through lists of files.</summary>
    Redshift,

    /// <summary>Amazon Athena.</summary>
    Athena,

    /// <summary>Trino's Delta Lake connector.</summary>
    Trino,

    /// <summary>Databricks and Spark.</summary>
    Databricks,

    /// <summary>DuckDB with its delta extension.</summary>
    DuckDb,

    /// <summary>ClickHouse.</summary>
    ClickHouse,
}
