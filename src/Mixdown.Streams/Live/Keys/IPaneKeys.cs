namespace Mixdown.Streams.Live.Keys;

/// <summary>What has to be known of single values to go on counting: kept by pane, so that it goes with time.</summary>
interface IPaneKeys
{
    /// <summary>How many keys are kept.</summary>
    long Count { get; }

    /// <summary>Whether some were given up to save memory.</summary>
    bool IsApproximate { get; }

    /// <summary>Takes note of a value of a pane.</summary>
    /// <param name="row">The row that has it, for the answer.</param>
    /// <param name="pane">The start of the pane, microseconds.</param>
    /// <param name="key">The value's hash, its group included.</param>
    /// <param name="found">Receives what it means for windows.</param>
    void Add(long row, long pane, ulong key, Emissions found);

    /// <summary>Gives up about half of the largest pane.</summary>
    void Thin();

    /// <summary>Forgets panes that start before a time: no more comes for their windows.</summary>
    void DropBefore(long time);
}
