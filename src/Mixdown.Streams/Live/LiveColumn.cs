namespace Mixdown.Streams.Live;

/// <summary>A name and the SQL that it stands for.</summary>
/// <param name="Name">The column.</param>
/// <param name="Sql">An expression in DuckDB's SQL.</param>
public sealed record LiveColumn(string Name, string Sql);
