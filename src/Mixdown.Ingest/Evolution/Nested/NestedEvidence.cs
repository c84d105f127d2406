namespace Mixdown.Ingest.Evolution.Nested;

/// <summary>What the fields of objects and the elements of arrays look like.</summary>
sealed class NestedEvidence
{
    readonly Dictionary<string, (TypeEvidence Seen, long First)> _fields = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The elements of all arrays; null where none had one.</summary>
    public TypeEvidence? Elements { get; private set; }

    /// <summary>How many fields there are.</summary>
    public int FieldCount => _fields.Count;

    /// <summary>The fields in the order in which they were first met.</summary>
    public IEnumerable<(string Name, TypeEvidence Seen)> Fields =>
        _fields.OrderBy(entry => entry.Value.First).Select(entry => (entry.Key, entry.Value.Seen));

    /// <summary>The field of a name, without regard to case.</summary>
    /// <param name="name">As the source spells it.</param>
    /// <param name="at">Where it stands in the source.</param>
    public TypeEvidence Field(string name, long at)
    {
        if (_fields.TryGetValue(name, out var known))
        {
            if (at < known.First)
                _fields[name] = (known.Seen, at);
            return known.Seen;
        }
        var seen = new TypeEvidence();
        _fields.Add(name, (seen, at));
        return seen;
    }

    /// <summary>The field of a name; null where none came.</summary>
    public TypeEvidence? Find(string name) => _fields.TryGetValue(name, out var known) ? known.Seen : null;

    /// <summary>Forgets a field.</summary>
    public void Remove(string name) => _fields.Remove(name);

    /// <summary>The elements of arrays.</summary>
    public TypeEvidence Element() => Elements ??= new TypeEvidence();

    /// <summary>Adds what another reader, or another file, has seen.</summary>
    public void Add(NestedEvidence other)
    {
        foreach (var (name, (seen, first)) in other._fields)
            Field(name, first).Add(seen);
        if (other.Elements is not null)
            Element().Add(other.Elements);
    }
}
