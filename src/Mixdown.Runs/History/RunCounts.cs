namespace Mixdown.Runs.History;

/// <summary>What a run has done so far, or did.</summary>
public sealed record RunCounts
{
    /// <summary>Nodes that are to be built; null when the run builds none, and of runs of before this was kept.</summary>
    public int? PlannedNodes { get; init; }

    /// <summary>Checks that are to be run; null as for <see cref="PlannedNodes"/>.</summary>
    public int? PlannedChecks { get; init; }

    /// <summary>Nodes that ended, in whatever way.</summary>
    public int Nodes { get; init; }

    /// <summary>Of them, those that failed.</summary>
    public int NodesFailed { get; init; }

    /// <summary>Of them, those that were left out.</summary>
    public int NodesSkipped { get; init; }

    /// <summary>Checks that ended, in whatever way.</summary>
    public int Checks { get; init; }

    /// <summary>Of them, those that failed or could not be run.</summary>
    public int ChecksFailed { get; init; }

    /// <summary>Of them, those that warn.</summary>
    public int ChecksWarned { get; init; }

    /// <summary>Rows that loads brought.</summary>
    public long RowsLoaded { get; init; }

    /// <summary>Records that loads put into quarantine.</summary>
    public long RowsRejected { get; init; }
}
