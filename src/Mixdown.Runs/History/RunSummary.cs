namespace Mixdown.Runs.History;

/// <summary>A run in a list.</summary>
/// <param name="Id">Unique among the runs of the target.</param>
/// <param name="Command">The verb.</param>
/// <param name="State">How it stands.</param>
/// <param name="StartedAt">When it began.</param>
public sealed record RunSummary(string Id, string Command, RunState State, DateTimeOffset StartedAt)
{
    /// <summary>From its first event to its last; null while it is under way, and when it crashed.</summary>
    public double? Seconds { get; init; }

    /// <summary>Who asked for it: <c>command line</c>, <c>web app</c>; empty for runs of before this was kept.</summary>
    public string StartedBy { get; init; } = "";

    /// <summary>What was asked for beside the verb, by dbt's names of arguments.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>(0);

    /// <summary>Nodes in work at the same time at most; null when the run builds none.</summary>
    public int? Threads { get; init; }

    /// <summary>What it did.</summary>
    public RunCounts Counts { get; init; } = new();

    /// <summary>Its first error in one line; null when it has none.</summary>
    public string? Problem { get; init; }
}
