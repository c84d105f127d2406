namespace Mixdown.Runs.History.Story;

/// <summary>Items by name, in the order in which they came, each with the revision in which it last changed.</summary>
sealed class Revised<T>
{
    readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    readonly List<(long Revision, T Item)> _items = [];

    /// <summary>How many there are.</summary>
    public int Count => _items.Count;

    /// <summary>All of them.</summary>
    public IEnumerable<T> All => _items.Select(one => one.Item);

    /// <summary>The one of a name, if there is one.</summary>
    public T? Find(string name) => _places.TryGetValue(name, out var place) ? _items[place].Item : default;

    /// <summary>Puts one in the place of the one of its name, or behind the others.</summary>
    public void Set(string name, T item, long revision)
    {
        if (_places.TryGetValue(name, out var place))
        {
            _items[place] = (revision, item);
            return;
        }
        _places.Add(name, _items.Count);
        _items.Add((revision, item));
    }

    /// <summary>Those that changed after a revision.</summary>
    public IReadOnlyList<T> Since(long revision) => [.. _items.Where(one => one.Revision > revision).Select(one => one.Item)];
}
