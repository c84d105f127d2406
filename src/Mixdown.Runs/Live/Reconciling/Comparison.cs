namespace Mixdown.Runs.Live.Reconciling;

/// <summary>What became of comparing a live table with batch.</summary>
/// <param name="From">The start of the first window that was compared.</param>
/// <param name="Until">The end of the last one.</param>
/// <param name="Windows">Windows that were compared.</param>
/// <param name="Rows">Rows in them, of live or of batch.</param>
public sealed record Comparison(DateTimeOffset? From, DateTimeOffset? Until, long Windows, long Rows)
{
    /// <summary>Windows that were left out because live does not have all of their events, and says so.</summary>
    public long Dirty { get; init; }

    /// <summary>Windows with a difference.</summary>
    public long DifferingWindows { get; init; }

    /// <summary>How many differences there are.</summary>
    public long Differences { get; init; }

    /// <summary>The first of them, by time.</summary>
    public IReadOnlyList<WindowDifference> Shown { get; init; } = [];
}
