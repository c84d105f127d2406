using Mixdown.Data.Records;

namespace Mixdown.Streams.Running;

/// <summary>How a partition stands.</summary>
/// <param name="Partition">Which one.</param>
/// <param name="Committed">The offset that the table has next.</param>
/// <param name="Read">The offset that is read next.</param>
/// <param name="End">The offset that the next record of the log will get, when the log was asked last.</param>
/// <param name="Behind">How old the newest record is that was read, where there are more; zero where there are none.</param>
public readonly record struct PartitionFigures(TopicPartition Partition, long Committed, long Read, long End, TimeSpan Behind)
{
    /// <summary>When the last commit to the topic's table was; null before the first.</summary>
    public DateTimeOffset? CommittedAt { get; init; }

    /// <summary>Records that are in the log and not in the table.</summary>
    public long Lag => Math.Max(0, Math.Max(End, Read) - Committed);
}
