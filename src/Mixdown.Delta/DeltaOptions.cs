using Mixdown.Delta.Checkpoints;
using Mixdown.Delta.Maintenance;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Delta;

/// <summary>What the log library needs from outside, and its few settings.</summary>
public sealed record DeltaOptions
{
    /// <summary>Gives commits and tombstones their time.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Gives tables and commit attempts their ids; no two may be equal.</summary>
    public required Func<Guid> NewId { get; init; }

    /// <summary>Writes and reads checkpoints.</summary>
    public required IParquetHandler Parquet { get; init; }

    /// <summary>Rewrites data files; null where nobody compacts tables.</summary>
    public IDataFiles? Files { get; init; }

    /// <summary>Keeps what was read of tables for the next time; null where logs are read from their last checkpoint on each time.</summary>
    public KnownSnapshots? Known { get; init; }

    /// <summary>Commits between two checkpoints, where the table's own <c>delta.checkpointInterval</c> does not say. Default 10,
    /// as in the protocol: larger makes writing faster and opening slower.</summary>
    public int CheckpointInterval { get; init; } = 10;

    /// <summary>How often a commit looks for the next free version before it gives up with
    /// <see cref="Transactions.CommitResult.Retryable"/>. Default 1,000: each attempt means that another commit got through.</summary>
    public int CommitAttempts { get; init; } = 1000;

    /// <summary>Who runs the program, for <c>commitInfo</c>; null says nothing.</summary>
    public string? User { get; init; }

    /// <summary>The program's name in <c>commitInfo</c>.</summary>
    public string Engine { get; init; } = "Mixdown";
}
