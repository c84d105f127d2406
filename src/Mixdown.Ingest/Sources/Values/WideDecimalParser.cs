namespace Mixdown.Ingest.Sources.Values;

/// <summary>Fixed-point numbers of up to 38 digits, as whole numbers of the smallest unit. Never rounds: digits beyond the
/// scale must be zeros.</summary>
readonly struct WideDecimalParser(int precision, int scale, byte point, bool takesZeros) : IFieldParser<Int128>
{
    readonly Int128 _limit = Power(precision);

    /// <summary>10 to the power of <paramref name="exponent"/>, at most 38.</summary>
    public static Int128 Power(int exponent)
    {
        Int128 power = 1;
        for (var i = 0; i < exponent; i++)
            power *= 10;
        return power;
    }

    public unsafe bool TryParse(byte* text, int length, out Int128 value)
    {
        var digits = new ReadOnlySpan<byte>(text, length);
        var isNegative = digits[0] == '-';
        if (isNegative)
            digits = digits[1..];
        var at = digits.IndexOf(point);
        var whole = at < 0 ? digits : digits[..at];
        var fraction = at < 0 ? [] : digits[(at + 1)..].TrimEnd((byte)'0');
        value = 0;
        if (digits.Length == 0 || whole.Length == 0 || at == digits.Length - 1 || fraction.Length > scale)
            return false;
        if (whole[0] == '0' && whole.Length > 1 && !takesZeros)
            return false;
        if (!Append(whole, ref value) || !Append(fraction, ref value))
            return false;
        return Scale(scale - fraction.Length, isNegative, ref value);
    }

    bool Scale(int zeros, bool isNegative, ref Int128 value)
    {
        for (; zeros > 0; zeros--)
        {
            if (value >= _limit)
                return false;
            value *= 10;
        }
        if (value >= _limit)
            return false;
        value = isNegative ? -value : value;
        return true;
    }

    bool Append(ReadOnlySpan<byte> digits, ref Int128 value)
    {
        foreach (var digit in digits)
        {
            // Below the limit of 10^38 the next step cannot overflow 127 bits.
            if (!char.IsAsciiDigit((char)digit) || value >= _limit)
                return false;
            value = (value * 10) + (digit - '0');
        }
        return true;
    }
}
