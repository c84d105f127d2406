namespace Mixdown.Streams.Live.Views;

/// <summary>What an entry has met since the process began, and how far it is.</summary>
/// <param name="Watermark">Windows that end here or before are closed; null before the first event.</param>
/// <param name="Events">Events that were added.</param>
/// <param name="Late">Of these, those whose window was closed already: it was corrected.</param>
/// <param name="Missed">Events that came beyond the horizon, or lie further ahead than is kept: their windows are the batch's.</param>
/// <param name="Duplicates">Events that had come before.</param>
/// <param name="Future">Events whose time is too far ahead to move the watermark.</param>
/// <param name="Untimed">Events without a time: they are in no window.</param>
/// <param name="Keys">Values, counters and identities that are kept in memory.</param>
/// <param name="IsApproximate">Whether there are more of these than are kept, so that what is shown is estimated.</param>
public sealed record LiveFacts(
    DateTimeOffset? Watermark, long Events, long Late, long Missed, long Duplicates, long Future, long Untimed, long Keys, bool IsApproximate);
