namespace Mixdown.Streams.Live.Keys;

/// <summary>How often items have come, pane by pane: says of each item that came its number in each window of the pane. Hot: measured
/// in bench/LiveBench.cs.</summary>
/// <param name="window">The windows.</param>
sealed class CountPanes(LiveWindow window) : IPaneKeys
{
    readonly Panes<KeyCounts> _panes = new(window);

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public bool IsApproximate { get; private set; }

    /// <inheritdoc/>
    public void Add(long row, long pane, ulong key, Emissions found)
    {
        var near = _panes.Near(pane);
        var here = _panes.PerWindow - 1;
        var counts = near[here]!;
        var before = counts.Count;
        counts.Add(key);
        Count += counts.Count - before;
        // The sum over the panes of the earliest window, and then one pane out and one in for each window after it.
        var sum = 0L;
        for (var i = 0; i <= here; i++)
            sum += near[i]?.Of(key) ?? 0;
        for (var offset = -here; ; offset++)
        {
            found.Add(row, pane + (offset * _panes.Every), sum);
            if (offset == 0)
                break;
            sum += (near[here + offset + here + 1]?.Of(key) ?? 0) - (near[here + offset]?.Of(key) ?? 0);
        }
    }

    /// <inheritdoc/>
    public void Thin()
    {
        IsApproximate = true;
        _panes.All.MaxBy(counts => counts.Count)?.Thin();
        Count = _panes.All.Sum(counts => (long)counts.Count);
    }

    /// <inheritdoc/>
    public void DropBefore(long time)
    {
        _panes.DropBefore(time);
        Count = _panes.All.Sum(counts => (long)counts.Count);
    }
}
