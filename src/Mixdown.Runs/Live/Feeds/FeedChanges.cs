namespace Mixdown.Runs.Live.Feeds;

/// <summary>What of a live table has changed after a revision.</summary>
/// <param name="Revision">Up to where: what to ask with next.</param>
/// <param name="IsWhole">Whether it is the whole table.</param>
/// <param name="Windows">Those that are new or have other rows, each whole, the oldest first.</param>
public sealed record FeedChanges(long Revision, bool IsWhole, IReadOnlyList<FeedWindow> Windows)
{
    /// <summary>Up to when the events of the table are taken to be complete; null before the first one.</summary>
    public DateTimeOffset? Watermark { get; init; }

    /// <summary>The starts of the oldest and the newest window of the table, changed or not; null where it has none.</summary>
    public (DateTimeOffset Oldest, DateTimeOffset Newest)? Span { get; init; }
}
