namespace Mixdown.Streams.Replays;

/// <summary>What became of a partition that was read again.</summary>
/// <param name="Partition">Its number.</param>
/// <param name="Wanted">The offset from which it was to be read.</param>
/// <param name="Next">The offset up to which the table has it, and up to which it was read.</param>
public sealed record ReplayedPartition(int Partition, long Wanted, long Next)
{
    /// <summary>Records that were read.</summary>
    public long Read { get; init; }

    /// <summary>Offsets of which the log has no record any more. Their rows are as they were.</summary>
    public long NotInLog => Next - Wanted - Read;
}
