namespace Mixdown.Runs.History;

/// <summary>Some runs of a list.</summary>
/// <param name="Runs">The newest first.</param>
/// <param name="Next">What <see cref="RunFilter.Before"/> has to be for those that follow; null when none does.</param>
public sealed record RunPage(IReadOnlyList<RunSummary> Runs, string? Next)
{
    /// <summary>The verbs that were ever run here, for a choice.</summary>
    public IReadOnlyList<string> Commands { get; init; } = [];

    /// <summary>Runs that wait for their turn, in its order.</summary>
    public IReadOnlyList<WaitingRun> Waiting { get; init; } = [];
}
