namespace Mixdown.Streams.Sources.Collector.Log;

/// <summary>A file of the log that is written no more.</summary>
/// <param name="Partition">Whose it is.</param>
/// <param name="Next">The offset behind its last record.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="LastTimestamp">When its last record came: milliseconds since 1970 UTC.</param>
/// <param name="IsCommitted">Whether all of it is in the lake.</param>
readonly record struct AgedFile(PartitionLog Partition, long Next, long Bytes, long LastTimestamp, bool IsCommitted);
