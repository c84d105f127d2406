namespace Mixdown.Runs.History;

/// <summary>What of a run is new since a revision of it: whole items, each to be put in the place of the one of its name.</summary>
/// <param name="Revision">What is known with it.</param>
/// <param name="Summary">The run's line in a list.</param>
public sealed record RunChanges(long Revision, RunSummary Summary)
{
    /// <summary>Nodes that changed.</summary>
    public IReadOnlyList<RunNodeFacts> Nodes { get; init; } = [];

    /// <summary>Checks that ended.</summary>
    public IReadOnlyList<RunCheckFacts> Checks { get; init; } = [];

    /// <summary>Tables that changed.</summary>
    public IReadOnlyList<RunLoadFacts> Loads { get; init; } = [];

    /// <summary>Problems that were told.</summary>
    public IReadOnlyList<RunProblem> Problems { get; init; } = [];

    /// <summary>Lines that were said.</summary>
    public IReadOnlyList<RunLogLine> Log { get; init; } = [];

    /// <summary>Whether the run is over: nothing follows.</summary>
    public bool IsOver { get; init; }
}
