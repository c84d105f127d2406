namespace Mixdown.Ingest.Sources.Csv.Columns;

/// <summary>A value that does not fit its column.</summary>
/// <param name="Row">In the batch.</param>
/// <param name="Column">In the file.</param>
readonly record struct CsvMisfit(int Row, int Column);
