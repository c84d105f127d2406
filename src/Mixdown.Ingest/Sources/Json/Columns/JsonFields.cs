using System.Text;
using System.Text.Json;

namespace Mixdown.Ingest.Sources.Json.Columns;

/// <summary>The keys of objects of one kind, found fast where they come in the same order each time.</summary>
sealed class JsonFields
{
    const int NotOnStack = 512;
    readonly byte[][] _names;
    readonly Dictionary<string, int> _byName = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    readonly long[] _seen;
    long _object;
    int _next;

    /// <param name="names">Unique without regard to case.</param>
    public JsonFields(IReadOnlyList<string> names)
    {
        _names = [.. names.Select(Encoding.UTF8.GetBytes)];
        foreach (var (index, name) in names.Index())
            _byName.Add(name, index);
        _lookup = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
        _seen = new long[names.Count];
    }

    /// <summary>Begins another object.</summary>
    public void Begin()
    {
        _object++;
        _next = 0;
    }

    /// <summary>Whether a field came already in this object.</summary>
    public bool IsSeen(int field) => _seen[field] == _object;

    /// <summary>Notes that a field came.</summary>
    public void See(int field) => _seen[field] = _object;

    /// <summary>The field of the key that the reader stands at; -1 when there is none.</summary>
    public int Find(ref Utf8JsonReader reader)
    {
        var key = reader.ValueSpan;
        var found = _next < _names.Length && !reader.ValueIsEscaped && key.SequenceEqual(_names[_next])
            ? _next
            : reader.ValueIsEscaped || key.Length > NotOnStack ? Slow(ref reader) : Search(key);
        _next = found + 1;
        return found;
    }

    int Search(ReadOnlySpan<byte> key)
    {
        Span<char> text = stackalloc char[NotOnStack];
        var length = Encoding.UTF8.GetChars(key, text);
        return _lookup.TryGetValue(text[..length], out var found) ? found : -1;
    }

    int Slow(ref Utf8JsonReader reader) => JsonText.Key(ref reader) is { } key && _byName.TryGetValue(key, out var found) ? found : -1;
}
