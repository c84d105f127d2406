namespace Mixdown.Ingest.Sources.Values;

/// <summary>Reads the part of a timestamp after its date, piece by piece.</summary>
ref struct TimeOfDay(ReadOnlySpan<byte> text)
{
    const long Second = 1_000_000;
    ReadOnlySpan<byte> _rest = text;

    /// <summary>HH:MM, and where they are written :SS and decimals, as microseconds.</summary>
    public bool TryParse(out long micros)
    {
        micros = 0;
        if (!Pair(24, out var hours) || !Take(':') || !Pair(60, out var minutes))
            return false;
        micros = ((hours * 3600L) + (minutes * 60L)) * Second;
        if (!Take(':'))
            return true;
        if (!Pair(60, out var seconds) || !Fraction(out var fraction))
            return false;
        micros += (seconds * Second) + fraction;
        return true;
    }

    /// <summary>The zone as microseconds east of UTC; the text must end with it.</summary>
    public bool TryParseZone(out long offset, out bool found)
    {
        (offset, found) = (0, true);
        if (_rest.Length == 0)
        {
            found = false;
            return true;
        }
        Take(' ');
        if (Take('Z') || Take('z'))
            return _rest.Length == 0;
        var sign = Take('+') ? 1 : -1;
        if (sign < 0 && !Take('-'))
            return false;
        var minutes = 0;
        if (!Pair(24, out var hours) || (_rest.Length > 0 && (Take(':') || true) && !Pair(60, out minutes)))
            return false;
        offset = sign * ((hours * 3600L) + (minutes * 60L)) * Second;
        return _rest.Length == 0;
    }

    bool Fraction(out long micros)
    {
        micros = 0;
        if (!Take('.') && !Take(','))
            return true;
        var (digits, unit) = (0, Second);
        for (; _rest.Length > 0 && char.IsAsciiDigit((char)_rest[0]); _rest = _rest[1..], digits++)
        {
            unit /= 10;
            if (unit == 0 && _rest[0] != '0')
                return false;
            micros += (_rest[0] - '0') * unit;
        }
        return digits > 0;
    }

    bool Pair(int limit, out int value)
    {
        value = 0;
        if (_rest.Length < 2 || !char.IsAsciiDigit((char)_rest[0]) || !char.IsAsciiDigit((char)_rest[1]))
            return false;
        value = ((_rest[0] - '0') * 10) + (_rest[1] - '0');
        _rest = _rest[2..];
        return value < limit;
    }

    bool Take(char wanted)
    {
        if (_rest.Length == 0 || _rest[0] != wanted)
            return false;
        _rest = _rest[1..];
        return true;
    }
}
