namespace Mixdown.Data.Schemas.Types;

/// <summary>The table of types: every type of every source, what it becomes in the lake, and back.</summary>
public static class SourceTypes
{
    /// <summary>PostgreSQL's, spelled as <c>format_type</c> does. Its arrays are text: the type does not say how many dimensions a
    /// value has, and each may have others.</summary>
    public static TypeTable Postgres { get; } = new("PostgreSQL", PostgresTypes.Rules(), PostgresTypes.Sql) { HasLists = false };

    /// <summary>DuckDB's, as its DESCRIBE spells them: also those of Parquet files.</summary>
    public static TypeTable DuckDb { get; } = new("DuckDB and Parquet", DuckDbTypes.Rules(), DuckDbTypes.Sql);

    /// <summary>Names that SQL databases with an ADO.NET provider use.</summary>
    public static TypeTable Ansi { get; } = new("ADO.NET by name", AnsiTypes.Rules(), sql: null);

    /// <summary>.NET's types, by name; digits in parentheses where the provider knows them
    /// (<c>Decimal(10,2)</c>).</summary>
    public static TypeTable Clr { get; } = new("ADO.NET by .NET type", ClrTypes.Rules(), sql: null);
}
