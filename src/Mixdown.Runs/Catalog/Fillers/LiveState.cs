using Mixdown.Streams.Live.Views;

namespace Mixdown.Runs.Catalog.Fillers;

/// <summary>How a live table stands. Counts are of events since its process began.</summary>
/// <param name="Revision">The number of its last change.</param>
public sealed record LiveState(long Revision)
{
    /// <summary>Windows that end here or before are closed; null before the first event.</summary>
    public DateTimeOffset? Watermark { get; init; }

    /// <summary>Events that were added.</summary>
    public long Events { get; init; }

    /// <summary>Of these, those whose window was closed already: it was corrected.</summary>
    public long Late { get; init; }

    /// <summary>Events that came so late that only the batch has them.</summary>
    public long Missed { get; init; }

    /// <summary>Events that had come before.</summary>
    public long Duplicates { get; init; }

    /// <summary>Events without a time: they are in no window.</summary>
    public long Untimed { get; init; }

    /// <summary>Whether something is estimated.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>Why it stands still until the next start; null while it goes.</summary>
    public string? Problem { get; init; }

    internal static LiveState Of(LiveView view)
    {
        var facts = view.Facts;
        return new LiveState(view.Revision)
        {
            Watermark = facts.Watermark,
            Events = facts.Events,
            Late = facts.Late,
            Missed = facts.Missed,
            Duplicates = facts.Duplicates,
            Untimed = facts.Untimed,
            IsApproximate = facts.IsApproximate,
            Problem = facts.Problem?.Message,
        };
    }
}
