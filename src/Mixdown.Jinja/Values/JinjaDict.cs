using System.Collections;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Values;

/// <summary>Python's dict: keys in the order in which they were added, compared as Python does (1, 1.0 and True are one
/// key). Not safe for writers on several threads.</summary>
public sealed class JinjaDict : IReadOnlyCollection<KeyValuePair<object?, object?>>
{
    readonly OrderedDictionary<object, object?> _entries = new(PythonComparer.Instance);
    int _version;

    /// <summary>An empty dict.</summary>
    public JinjaDict()
    {
    }

    /// <summary>A copy of <paramref name="entries"/>; a later entry wins.</summary>
    public JinjaDict(IEnumerable<KeyValuePair<object?, object?>> entries) => Update(entries);

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <summary>Keys in order, live.</summary>
    public IEnumerable<object?> Keys => this.Select(entry => entry.Key);

    /// <summary>Values in the order of their keys, live.</summary>
    public IEnumerable<object?> Values => this.Select(entry => entry.Value);

    /// <summary>The value of <paramref name="key"/>; null also when there is none.</summary>
    public object? this[object? key]
    {
        get => TryGet(key, out var value) ? value : null;
        set
        {
            if (!_entries.ContainsKey(Inward(key)))
                _version++;
            _entries[Inward(key)] = value;
        }
    }

    /// <summary>Looks for <paramref name="key"/>.</summary>
    /// <exception cref="JinjaException">The key can change, so that it cannot be a key.</exception>
    public bool TryGet(object? key, out object? value) => _entries.TryGetValue(Inward(key), out value);

    /// <summary>Whether there is <paramref name="key"/>.</summary>
    public bool Has(object? key) => _entries.ContainsKey(Inward(key));

    /// <summary>Takes <paramref name="key"/> out.</summary>
    /// <returns>False when it was not there.</returns>
    public bool Remove(object? key, out object? value)
    {
        var removed = _entries.Remove(Inward(key), out value);
        _version += removed ? 1 : 0;
        return removed;
    }

    /// <summary>Takes everything out.</summary>
    public void Clear()
    {
        _entries.Clear();
        _version++;
    }

    /// <summary>Sets every entry of <paramref name="entries"/>.</summary>
    public void Update(IEnumerable<KeyValuePair<object?, object?>> entries)
    {
        foreach (var (key, value) in entries)
            this[key] = value;
    }

    /// <summary>Entries in order.</summary>
    /// <exception cref="JinjaException">A key was added or removed meanwhile.</exception>
    public IEnumerator<KeyValuePair<object?, object?>> GetEnumerator()
    {
        var version = _version;
        for (var at = 0; at < _entries.Count; at++)
        {
            var (key, value) = _entries.GetAt(at);
            yield return new(Outward(key), value);
            if (version != _version)
                throw new JinjaException(JinjaErrorKind.Value, "dictionary changed size during iteration");
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => Printing.Str(this);

    /// <summary>The dictionary below takes no null: <see cref="PythonComparer.None"/> stands for it.</summary>
    static object Inward(object? key) => key ?? PythonComparer.None;

    static object? Outward(object key) => ReferenceEquals(key, PythonComparer.None) ? null : key;
}
