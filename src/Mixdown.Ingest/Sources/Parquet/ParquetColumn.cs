using Mixdown.Data.Schemas;
using Mixdown.Data.Schemas.Types;

namespace Mixdown.Ingest.Sources.Parquet;

/// <summary>A column that a Parquet file gives to its table.</summary>
/// <param name="Own">The file's column.</param>
/// <param name="TypeText">Its type, as DuckDB says it.</param>
/// <param name="Fit">How its values fit the type that they get.</param>
/// <param name="Column">What it is in the lake.</param>
/// <param name="IsNanoseconds">Whether it holds what a timestamp of nanoseconds has below its microseconds.</param>
sealed record ParquetColumn(string Own, string TypeText, TypeFit Fit, Column Column, bool IsNanoseconds);
