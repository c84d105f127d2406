using Mixdown.Data.Records;

namespace Mixdown.Streams.Sources;

/// <summary>What a partition holds at one moment.</summary>
/// <param name="Partition">Which one.</param>
/// <param name="First">The offset of the oldest record that is still there; <paramref name="Next"/> when there is none.</param>
/// <param name="Next">The offset that the next record will get.</param>
readonly record struct PartitionRange(TopicPartition Partition, long First, long Next);
