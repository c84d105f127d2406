namespace Mixdown.Streams.Live.Keys;

/// <summary>Which values have come, pane by pane: says of each new one in which windows it is the first of its kind. Hot: measured in
/// bench/LiveBench.cs.</summary>
/// <param name="window">The windows.</param>
sealed class DistinctPanes(LiveWindow window) : IPaneKeys
{
    readonly Panes<KeySet> _panes = new(window);

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public bool IsApproximate => _panes.All.Any(set => set.Level > 0);

    /// <inheritdoc/>
    public void Add(long row, long pane, ulong key, Emissions found)
    {
        var near = _panes.Near(pane);
        var here = _panes.PerWindow - 1;
        if (!near[here]!.Add(key))
            return;
        Count++;
        // A window is named by its first pane: offsets from `here` down to -(here). The nearest pane on either side that has the
        // value already bounds those in which it is new.
        var (first, last) = (-here, 0);
        for (var i = 1; i <= here && first == -here; i++)
        {
            if (near[here - i]?.Contains(key) == true)
                first = 1 - i;
        }
        for (var i = 1; i <= here && last == 0; i++)
        {
            if (near[here + i]?.Contains(key) == true)
                last = i - here - 1;
        }
        for (var offset = first; offset <= last; offset++)
            Emit(row, pane, key, offset, near, found);
    }

    /// <inheritdoc/>
    public void Thin()
    {
        _panes.All.MaxBy(set => set.Count)?.Thin();
        Count = _panes.All.Sum(set => (long)set.Count);
    }

    /// <inheritdoc/>
    public void DropBefore(long time)
    {
        _panes.DropBefore(time);
        Count = _panes.All.Sum(set => (long)set.Count);
    }

    /// <summary>Counts a value in a window: where a pane of it has a sample only, for as many as it stands for.</summary>
    void Emit(long row, long pane, ulong key, int offset, ReadOnlySpan<KeySet?> near, Emissions found)
    {
        var level = 0;
        foreach (var set in near.Slice(_panes.PerWindow - 1 + offset, _panes.PerWindow))
            level = Math.Max(level, set?.Level ?? 0);
        if (KeySet.IsSampled(key, level))
            found.Add(row, pane + (offset * _panes.Every), 1L << level);
    }
}
