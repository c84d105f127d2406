using System.Buffers.Text;

namespace Mixdown.Ingest.Sources.Json.Columns;

/// <summary>Numbers with an exponent, or with zeros behind the point, written plainly.</summary>
static class JsonNumber
{
    /// <summary>Bytes that a plain number may have here; others are rescued.</summary>
    public const int Longest = 96;

    /// <summary>Writes <c>1.50e3</c> as <c>1500</c>.</summary>
    /// <param name="text">A number as JSON writes it.</param>
    /// <param name="plain">Of <see cref="Longest"/> bytes.</param>
    /// <param name="length">Bytes written.</param>
    public static bool TryPlain(ReadOnlySpan<byte> text, Span<byte> plain, out int length)
    {
        length = 0;
        var e = text.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = e < 0 ? text : text[..e];
        if (!TryExponent(text, e, out var exponent) || mantissa.Length + Math.Abs(exponent) > Longest - 4)
            return false;
        if (mantissa[0] == '-')
        {
            plain[length++] = (byte)'-';
            mantissa = mantissa[1..];
        }
        var point = mantissa.IndexOf((byte)'.');
        Span<byte> digits = stackalloc byte[Longest];
        var count = Digits(mantissa, digits);
        Write(digits[..count], (point < 0 ? mantissa.Length : point) + exponent, plain, ref length);
        return true;
    }

    static bool TryExponent(ReadOnlySpan<byte> text, int e, out int exponent)
    {
        exponent = 0;
        if (e < 0)
            return true;
        var digits = text[(e + 1)..];
        return Utf8Parser.TryParse(digits[0] == '+' ? digits[1..] : digits, out exponent, out var used) && used > 0 && Math.Abs((long)exponent) < Longest;
    }

    static int Digits(ReadOnlySpan<byte> mantissa, Span<byte> digits)
    {
        var count = 0;
        foreach (var c in mantissa)
        {
            if (c != '.')
                digits[count++] = c;
        }
        return count;
    }

    /// <summary>Writes digits with the point before the one at <paramref name="point"/>, without zeros that mean nothing.</summary>
    static void Write(ReadOnlySpan<byte> digits, int point, Span<byte> plain, ref int length)
    {
        var start = length;
        for (var i = Math.Min(0, point - 1); i < Math.Max(digits.Length, point); i++)
        {
            if (i == point)
                plain[length++] = (byte)'.';
            if (i >= point || length > start || i == point - 1 || (i >= 0 && i < digits.Length && digits[i] != '0'))
                plain[length++] = i >= 0 && i < digits.Length ? digits[i] : (byte)'0';
        }
        if (point < Math.Max(digits.Length, point))
        {
            while (plain[length - 1] == '0')
                length--;
            if (plain[length - 1] == '.')
                length--;
        }
    }
}
