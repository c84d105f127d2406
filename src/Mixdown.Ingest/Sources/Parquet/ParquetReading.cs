using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Sources.Parquet;

/// <summary>How the rows of a Parquet file are read.</summary>
/// <param name="Columns">What the query gives.</param>
/// <param name="Sql">The query.</param>
/// <param name="Rows">Rows of the file.</param>
/// <param name="Rescued">Values that do not fit.</param>
sealed record ParquetReading(ColumnList Columns, string Sql, long Rows, long Rescued);
