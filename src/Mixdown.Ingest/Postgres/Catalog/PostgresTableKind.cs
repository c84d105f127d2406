namespace Mixdown.Ingest.Postgres.Catalog;

/// <summary>What a relation is.</summary>
enum PostgresTableKind
{
    /// <summary>A table with rows of its own.</summary>
    Table,

    /// <summary>A table whose rows are in its partitions.</summary>
    Partitioned,

    /// <summary>A query.</summary>
    View,

    /// <summary>The kept rows of a query.</summary>
    MaterializedView,

    /// <summary>A table of another server.</summary>
    Foreign,
}
