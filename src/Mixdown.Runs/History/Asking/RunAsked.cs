namespace Mixdown.Runs.History.Asking;

/// <summary>What a page asks to be run.</summary>
/// <param name="Verb">build, run, test, seed, snapshot, load, refresh or source freshness.</param>
public sealed record RunAsked(string Verb)
{
    /// <summary>Selectors of nodes, or names of loads; empty for all.</summary>
    public IReadOnlyList<string> Select { get; init => field = value ?? []; } = [];   // JSON has null where a page has nothing

    /// <summary>Selectors of nodes to leave out.</summary>
    public IReadOnlyList<string> Exclude { get; init => field = value ?? []; } = [];

    /// <summary>Builds incremental models from nothing.</summary>
    public bool FullRefresh { get; init; }
}
