using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Quarantine;

namespace Mixdown.Ingest.Sources;

/// <summary>How a file's rows are to be read.</summary>
/// <param name="Columns">One entry for each column of the file, in the order of its header.</param>
/// <param name="DataType">What happens to values that do not fit.</param>
/// <param name="Rejected">Receives the records that cannot be read.</param>
sealed record RowsRequest(IReadOnlyList<ColumnTarget> Columns, TypeContract DataType, RejectedRows Rejected);
