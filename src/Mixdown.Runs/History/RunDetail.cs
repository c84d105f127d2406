namespace Mixdown.Runs.History;

/// <summary>All that is known of a run.</summary>
/// <param name="Summary">Its line in a list.</param>
/// <param name="Revision">Grows with each change; 0 for a run that is over.</param>
public sealed record RunDetail(RunSummary Summary, long Revision)
{
    /// <summary>Nodes, and lone checks while the run is under way, in the order in which they are to be built, or ended.</summary>
    public IReadOnlyList<RunNodeFacts> Nodes { get; init; } = [];

    /// <summary>Checks, in the order in which they ended.</summary>
    public IReadOnlyList<RunCheckFacts> Checks { get; init; } = [];

    /// <summary>Tables of loads.</summary>
    public IReadOnlyList<RunLoadFacts> Loads { get; init; } = [];

    /// <summary>Errors and warnings, in the order in which they were told.</summary>
    public IReadOnlyList<RunProblem> Problems { get; init; } = [];

    /// <summary>What the run did and said, in the order of time.</summary>
    public IReadOnlyList<RunLogLine> Log { get; init; } = [];

    /// <summary>Ids of the nodes that decided how long it took, the first one first: each waited for the one before it. Empty while
    /// the run is under way.</summary>
    public IReadOnlyList<string> CriticalPath { get; init; } = [];
}
