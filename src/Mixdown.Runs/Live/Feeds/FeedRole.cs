namespace Mixdown.Runs.Live.Feeds;

/// <summary>What a column of a live table is for.</summary>
public enum FeedRole
{
    /// <summary>The start of the window.</summary>
    Window,

    /// <summary>One of those that rows of a window differ by.</summary>
    Dimension,

    /// <summary>What is counted.</summary>
    Metric,
}
