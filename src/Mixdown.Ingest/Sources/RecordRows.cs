namespace Mixdown.Ingest.Sources;

/// <summary>Records that are read again.</summary>
/// <param name="Rows">Their rows; <c>_mx_row</c>, and the lines of what is rejected, count from the first record.</param>
/// <param name="Starts">The line at which each record starts, ascending.</param>
sealed record RecordRows(IFileRows Rows, IReadOnlyList<long> Starts);
