namespace Mixdown.Runs.Live.Feeds;

/// <summary>How the values of a metric in several rows of a window become the value of all of them.</summary>
public enum FeedMerge
{
    /// <summary>Not at all: a distinct count or a ratio cannot be told from those of its parts.</summary>
    None,

    /// <summary>By adding: counts and sums.</summary>
    Sum,

    /// <summary>The smallest.</summary>
    Min,

    /// <summary>The largest.</summary>
    Max,
}
