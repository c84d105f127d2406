namespace Mixdown.Engines.DuckDb.Native;

/// <summary>How far a running statement is.</summary>
/// <param name="Percentage">0 to 100; -1 where DuckDB cannot tell.</param>
/// <param name="RowsProcessed">Rows read so far.</param>
/// <param name="TotalRowsToProcess">DuckDB's estimate.</param>
public readonly record struct DuckDBQueryProgress(double Percentage, ulong RowsProcessed, ulong TotalRowsToProcess);
