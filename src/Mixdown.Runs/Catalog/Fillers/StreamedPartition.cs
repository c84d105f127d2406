using Mixdown.Streams.Running;

namespace Mixdown.Runs.Catalog.Fillers;

/// <summary>How far a partition is.</summary>
/// <param name="Partition">Its number.</param>
/// <param name="Committed">The offset that the table has next.</param>
public sealed record StreamedPartition(int Partition, long Committed)
{
    /// <summary>The offset that the next record of the log will get; null where nobody asked the log.</summary>
    public long? End { get; init; }

    /// <summary>Records that are in the log and not in the table; null where nobody asked the log.</summary>
    public long? Lag { get; init; }

    /// <summary>How old the first record is that is not in the table, in seconds; null where that is not known.</summary>
    public double? BehindSeconds { get; init; }

    /// <summary>When the topic was committed last; null before the first commit.</summary>
    public DateTimeOffset? CommittedAt { get; init; }

    internal static StreamedPartition Of(PartitionLook look) => new(look.Partition, look.Committed)
    {
        End = look.End,
        Lag = look.Lag,
        BehindSeconds = look.Behind?.TotalSeconds,
        CommittedAt = look.CommittedAt,
    };

    internal static StreamedPartition Of(PartitionFigures figures) => new(figures.Partition.Partition, figures.Committed)
    {
        End = figures.End,
        Lag = figures.Lag,
        BehindSeconds = figures.Behind.TotalSeconds,
        CommittedAt = figures.CommittedAt,
    };
}
