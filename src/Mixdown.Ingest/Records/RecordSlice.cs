using Mixdown.Data.Records;

namespace Mixdown.Ingest.Records;

/// <summary>Some records of a batch.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="From">The first of them.</param>
/// <param name="To">Behind the last.</param>
readonly record struct RecordSlice(RecordBatch Batch, int From, int To);
