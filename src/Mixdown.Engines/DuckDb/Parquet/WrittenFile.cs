using Mixdown.Delta.Statistics;

namespace Mixdown.Engines.DuckDb.Parquet;

/// <summary>A Parquet file that is whole and on disk.</summary>
/// <param name="Path">As it was asked for.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Statistics">Rows, and bounds and NULLs per column, as <c>add.stats</c> wants them. Nested columns have none.</param>
public sealed record WrittenFile(string Path, long Bytes, FileStatistics Statistics);
