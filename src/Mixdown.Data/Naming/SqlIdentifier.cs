namespace Mixdown.Data.Naming;

/// <summary>A name as it stands in SQL. The only way from a user's word to an identifier.</summary>
/// <param name="Name">As the catalog spells it, unquoted; may hold any character.</param>
public readonly record struct SqlIdentifier(string Name)
{
    /// <summary>Quoted with <c>"</c>, inner quotes doubled: safe in any statement of DuckDB, PostgreSQL and ClickHouse.</summary>
    public override string ToString() => string.Concat("\"", Name.Replace("\"", "\"\"", StringComparison.Ordinal), "\"");
}
