using Mixdown.Data.Diagnostics;

namespace Mixdown.Streams.Live.Views;

/// <summary>What an entry has met since the process began, and how far it is. Events are counted before the entry's own
/// filter.</summary>
public sealed record LiveFacts
{
    /// <summary>Before the first event.</summary>
    public static readonly LiveFacts None = new();

    /// <summary>Windows that end here or before are closed; null before the first event.</summary>
    public DateTimeOffset? Watermark { get; init; }

    /// <summary>Events that were added.</summary>
    public long Events { get; init; }

    /// <summary>Of these, those whose window was closed already: it was corrected.</summary>
    public long Late { get; init; }

    /// <summary>Events that came beyond the horizon, or lie further ahead than windows are kept: their windows are the
    /// batch's.</summary>
    public long Missed { get; init; }

    /// <summary>Events that had come before.</summary>
    public long Duplicates { get; init; }

    /// <summary>Events whose time is too far ahead to move the watermark.</summary>
    public long Future { get; init; }

    /// <summary>Events without a time: they are in no window.</summary>
    public long Untimed { get; init; }

    /// <summary>Values, counters and identities that are kept in memory.</summary>
    public long Keys { get; init; }

    /// <summary>Whether there were more of these than are kept, so that something is estimated.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>Why the entry stands still until the next start; null while it goes.</summary>
    public Diagnostic? Problem { get; init; }
}
