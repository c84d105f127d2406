using Mixdown.Data.Schemas;

namespace Mixdown.Engines.DuckDb.Parquet;

/// <summary>A column that has one value in all rows of a file.</summary>
/// <param name="Column">Name and type; it stands after the part's columns.</param>
/// <param name="Value">A .NET value that casts to the type without loss, or null.</param>
public sealed record ConstantColumn(Column Column, object? Value);
