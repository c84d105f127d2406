namespace Mixdown.Runs.Live.Feeds;

/// <summary>The rows of one window of a live table.</summary>
/// <param name="Start">Its first moment.</param>
/// <param name="Revision">The table's revision with which it got these rows.</param>
/// <param name="IsClosed">Whether the watermark has passed its end, so that only late events change it.</param>
/// <param name="IsApproximate">Whether a distinct count or a list in it is estimated.</param>
/// <param name="Rows">Values in the order of the table's columns.</param>
public sealed record FeedWindow(DateTimeOffset Start, long Revision, bool IsClosed, bool IsApproximate, IReadOnlyList<object?[]> Rows);
