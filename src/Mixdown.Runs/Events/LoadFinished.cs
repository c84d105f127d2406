namespace Mixdown.Runs.Events;

/// <summary>All tables of a load are done.</summary>
/// <param name="At">When.</param>
/// <param name="Load">The load's name.</param>
/// <param name="Tables">How many tables it has.</param>
/// <param name="Counts">Of all tables together.</param>
/// <param name="Took">From its first event.</param>
/// <param name="Status">Success; warn when rows were put aside; error when a table failed.</param>
public sealed record LoadFinished(DateTimeOffset At, string Load, int Tables, LoadCounts Counts, TimeSpan Took, RunStatus Status)
    : RunEvent(At)
{
    /// <summary>How long the load had its longest transaction open at the source; null for a source without transactions.</summary>
    public TimeSpan? SourceTransaction { get; init; }

    /// <summary>Of the values that did not fit their column, those that the schema contract lets go.</summary>
    public long ValuesDiscarded { get; init; }
}
