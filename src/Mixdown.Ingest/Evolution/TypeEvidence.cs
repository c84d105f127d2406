using Mixdown.Ingest.Evolution.Nested;

namespace Mixdown.Ingest.Evolution;

/// <summary>What the values of a column look like: counts, from which <see cref="TypeGuess"/> decides.</summary>
sealed class TypeEvidence
{
    readonly long[] _counts = new long[(int)ValueKind.Text + 1];

    /// <summary>Values of a kind.</summary>
    public long this[ValueKind kind] => _counts[(int)kind];

    /// <summary>Values in all, without NULLs.</summary>
    public long Values { get; private set; }

    /// <summary>Most digits before the decimal point.</summary>
    public int WholeDigits { get; private set; }

    /// <summary>Most digits after the decimal point, as written.</summary>
    public int Decimals { get; private set; }

    /// <summary>Most digits of a number with an exponent.</summary>
    public int ExponentDigits { get; private set; }

    /// <summary>A value in the form of a date that was not read as one, for the warning.</summary>
    public string? OtherDate { get; set; }

    /// <summary>What is inside the objects and arrays among them; null where there are none.</summary>
    public NestedEvidence? Nested { get; private set; }

    /// <summary>What is inside objects and arrays.</summary>
    public NestedEvidence Inside => Nested ??= new NestedEvidence();

    /// <summary>Counts values.</summary>
    public void Add(ValueKind kind, long values = 1)
    {
        _counts[(int)kind] += values;
        Values += values;
    }

    /// <summary>Notes the digits of a number.</summary>
    public void AddDigits(int whole, int decimals)
    {
        WholeDigits = Math.Max(WholeDigits, whole);
        Decimals = Math.Max(Decimals, decimals);
    }

    /// <summary>Notes the digits of a number with an exponent.</summary>
    public void AddExponent(int digits) => ExponentDigits = Math.Max(ExponentDigits, digits);

    /// <summary>The same without words for nothing.</summary>
    public TypeEvidence WithoutNothing()
    {
        var rest = new TypeEvidence();
        rest.Add(this);
        rest.Values -= rest[ValueKind.Nothing];
        rest._counts[(int)ValueKind.Nothing] = 0;
        return rest;
    }

    /// <summary>Adds what another reader, or another file, has seen.</summary>
    public void Add(TypeEvidence other)
    {
        for (var kind = 0; kind < _counts.Length; kind++)
            _counts[kind] += other._counts[kind];
        Values += other.Values;
        AddDigits(other.WholeDigits, other.Decimals);
        AddExponent(other.ExponentDigits);
        OtherDate ??= other.OtherDate;
        if (other.Nested is not null)
            Inside.Add(other.Nested);
    }
}
