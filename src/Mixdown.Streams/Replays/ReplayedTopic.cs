using Mixdown.Data.Naming;

namespace Mixdown.Streams.Replays;

/// <summary>What became of a topic that was read again.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Partitions">The partitions that were meant.</param>
public sealed record ReplayedTopic(TableName Table, IReadOnlyList<ReplayedPartition> Partitions)
{
    /// <summary>Rows that are new in the table, in the place of those of the same records.</summary>
    public long Rows { get; init; }

    /// <summary>Records that could not be read; they are in quarantine.</summary>
    public long Rejected { get; init; }

    /// <summary>The table's version before; it can be read on.</summary>
    public long VersionBefore { get; init; }

    /// <summary>The table's version now.</summary>
    public long Version { get; init; }
}
