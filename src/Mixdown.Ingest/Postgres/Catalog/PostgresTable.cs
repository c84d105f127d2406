using Mixdown.Data.Naming;

namespace Mixdown.Ingest.Postgres.Catalog;

/// <summary>A table, view or partition at the source.</summary>
/// <param name="Id">Its number in the catalog.</param>
/// <param name="Name">Schema and table.</param>
/// <param name="Kind">What it is.</param>
sealed record PostgresTable(uint Id, TableName Name, PostgresTableKind Kind)
{
    /// <summary>Whether it is part of another table, whose rows hold its own.</summary>
    public bool IsPart { get; init; }

    /// <summary>Rows as of the last ANALYZE; null before the first.</summary>
    public long? Rows { get; init; }

    /// <summary>Whether we may use its schema and select from it, or from some of its columns.</summary>
    public bool IsReadable { get; init; } = true;

    /// <summary>Whether which rows we see depends on who we are: then its parts are not read instead of it.</summary>
    public bool HasRowSecurity { get; init; }
}
