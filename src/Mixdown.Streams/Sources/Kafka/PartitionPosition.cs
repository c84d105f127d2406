using Mixdown.Data.Records;

namespace Mixdown.Streams.Sources.Kafka;

/// <summary>How far a partition is read.</summary>
sealed class PartitionPosition(TopicPartition partition, long next)
{
    public TopicPartition Partition => partition;

    /// <summary>The offset that is to be read next.</summary>
    public long Next { get; set; } = next;

    /// <summary>What is being filled; null between batches.</summary>
    public RecordBatch? Batch { get; set; }
}
