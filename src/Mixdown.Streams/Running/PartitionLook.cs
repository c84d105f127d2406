namespace Mixdown.Streams.Running;

/// <summary>How a partition stands, seen from outside.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Partition">Its number.</param>
/// <param name="Committed">The offset that the table has next.</param>
/// <param name="End">The offset that the next record of the log will get.</param>
/// <param name="Behind">How long ago the log took the first record that is not committed; null where it does not say.</param>
/// <param name="CommittedAt">When the topic's last commit was; null before it.</param>
public sealed record PartitionLook(string Topic, int Partition, long Committed, long End, TimeSpan? Behind, DateTimeOffset? CommittedAt)
{
    /// <summary>Records that are in the log and not in the table.</summary>
    public long Lag => Math.Max(0, End - Committed);
}
