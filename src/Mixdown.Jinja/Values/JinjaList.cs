using System.Collections;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Values;

/// <summary>Python's list. Not safe for writers on several threads.</summary>
/// <param name="items">Its items; the list is used, not copied.</param>
public sealed class JinjaList(List<object?> items) : IReadOnlyList<object?>
{
    /// <summary>An empty list.</summary>
    public JinjaList() : this([])
    {
    }

    /// <summary>Copies <paramref name="items"/>.</summary>
    public JinjaList(IEnumerable<object?> items) : this([.. items])
    {
    }

    /// <inheritdoc/>
    public int Count => items.Count;

    /// <summary>The items themselves.</summary>
    public List<object?> Items => items;

    /// <inheritdoc/>
    public object? this[int index] => items[index];

    /// <summary>Adds to the end.</summary>
    public void Add(object? item) => items.Add(item);

    /// <summary>Live as in Python: items added during a loop are met by it.</summary>
    public IEnumerator<object?> GetEnumerator()
    {
        for (var at = 0; at < items.Count; at++)
            yield return items[at];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => Printing.Str(this);
}
