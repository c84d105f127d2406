namespace Mixdown.Streams.Live.Topics;

/// <summary>What the lake says of a partition.</summary>
/// <param name="Partition">Which.</param>
/// <param name="Newest">The greatest event time that counts, microseconds; <see cref="long.MinValue"/> for none.</param>
/// <param name="Ago">How long its last event came before the last of all.</param>
readonly record struct PartitionState(long Partition, long Newest, TimeSpan Ago);
