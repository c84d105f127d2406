namespace Mixdown.Streams.Live.Keys;

/// <summary>What is kept for each pane: the stretch of event time between the starts of two windows. Panes are named by their
/// starts, microseconds since 1970.</summary>
/// <param name="window">The windows; one consists of <see cref="PerWindow"/> panes.</param>
sealed class Panes<T>(LiveWindow window)
    where T : class, new()
{
    readonly SortedDictionary<long, T> _panes = [];
    readonly long _every = window.Every.Ticks / TimeSpan.TicksPerMicrosecond;
    readonly Dictionary<long, T?[]> _near = [];

    /// <summary>How many panes a window has.</summary>
    public int PerWindow { get; } = (int)(window.Size / window.Every);

    /// <summary>From the start of a pane to the next, microseconds.</summary>
    public long Every => _every;

    /// <summary>All of them.</summary>
    public IEnumerable<T> All => _panes.Values;

    /// <summary>The pane that starts at a time, with those that share a window with it: itself in the middle, at
    /// <see cref="PerWindow"/> - 1; null where nothing has come.</summary>
    public ReadOnlySpan<T?> Near(long pane) => _near.TryGetValue(pane, out var known) ? known : Find(pane);

    /// <summary>Forgets the panes before a time.</summary>
    public void DropBefore(long time)
    {
        while (_panes.Count > 0 && _panes.First().Key is var first && first < time)
            _panes.Remove(first);
        _near.Clear();
    }

    T?[] Find(long pane)
    {
        if (!_panes.ContainsKey(pane))
        {
            _panes.Add(pane, new T());
            // It is the neighbour of some whose neighbours are known.
            _near.Clear();
        }
        var near = new T?[(2 * PerWindow) - 1];
        for (var i = 0; i < near.Length; i++)
            near[i] = _panes.GetValueOrDefault(pane + ((i - PerWindow + 1) * _every));
        return _near[pane] = near;
    }
}
