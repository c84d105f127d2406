namespace Mixdown.Streams.Running;

/// <summary>How a stream stands at one moment.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Partitions">Each partition that is read.</param>
public sealed record StreamFigures(string Stream, IReadOnlyList<PartitionFigures> Partitions)
{
    /// <summary>Records read since the start.</summary>
    public long Records { get; init; }

    /// <summary>Bytes of them.</summary>
    public long Bytes { get; init; }

    /// <summary>Records put into quarantine since the start.</summary>
    public long Rejected { get; init; }

    /// <summary>Records that are committed since the start.</summary>
    public long Committed { get; init; }

    /// <summary>When the last commit to one of its tables was, whichever process made it; null before the first.</summary>
    public DateTimeOffset? CommittedAt { get; init; }

    /// <summary>What keeps it waiting now; null: nothing.</summary>
    public string? Waiting { get; init; }

    /// <summary>Records that are in the logs and not in the tables.</summary>
    public long Lag => Partitions.Sum(partition => partition.Lag);
}
