using System.Collections;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Values;

/// <summary>Python's set, in the order in which items were added so that the same template gives the same text.</summary>
public sealed class JinjaSet : IReadOnlyCollection<object?>
{
    readonly JinjaDict _items = new();

    /// <summary>The different items of <paramref name="items"/>.</summary>
    public JinjaSet(IEnumerable<object?> items)
    {
        foreach (var item in items)
            Add(item);
    }

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <summary>Adds <paramref name="item"/> unless it is there.</summary>
    public void Add(object? item)
    {
        if (!_items.Has(item))
            _items[item] = null;
    }

    /// <summary>Whether <paramref name="item"/> is there.</summary>
    public bool Has(object? item) => _items.Has(item);

    /// <summary>Takes <paramref name="item"/> out.</summary>
    /// <returns>False when it was not there.</returns>
    public bool Remove(object? item) => _items.Remove(item, out _);

    /// <summary>Takes everything out.</summary>
    public void Clear() => _items.Clear();

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => _items.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => Printing.Str(this);
}
