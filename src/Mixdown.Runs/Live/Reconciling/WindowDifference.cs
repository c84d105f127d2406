namespace Mixdown.Runs.Live.Reconciling;

/// <summary>A metric of which live and batch say different things.</summary>
/// <param name="Window">The start of the window.</param>
/// <param name="Dimensions">The row's dimensions, as <c>level=free, state=CA</c>; empty where there are none.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Live">Its live value as text; null where it is NULL or the row is not there.</param>
/// <param name="Batch">Its value in batch.</param>
public sealed record WindowDifference(DateTimeOffset Window, string Dimensions, string Metric, string? Live, string? Batch)
{
    /// <summary>Events of the window that came after batch was built.</summary>
    public long Unread { get; init; }

    /// <summary>Whether the live value is estimated.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>What may have led to it.</summary>
    public string Cause => (Unread, IsApproximate) switch
    {
        (1, _) => "1 event came after the last build",
        ( > 0, _) => $"{Unread} events came after the last build",
        (_, true) => "the live value is estimated",
        _ => "unknown",
    };
}
