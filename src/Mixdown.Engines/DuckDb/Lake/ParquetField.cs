namespace Mixdown.Engines.DuckDb.Lake;

/// <summary>A field in the schema of a Parquet file.</summary>
/// <param name="Name">As the file spells it; of no meaning for the element of a list and the two sides of a map.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Type">The type as which DuckDB reads a value; null for the rest.</param>
/// <param name="Inner">The fields of a struct; the element of a list; key and value of a map.</param>
sealed record ParquetField(string Name, ParquetKind Kind, string? Type, IReadOnlyList<ParquetField> Inner)
{
    /// <summary>The id that the file gives it; null for most.</summary>
    public int? Id { get; init; }
}
