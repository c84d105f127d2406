using System.Runtime.CompilerServices;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Ingest.Sources.Values;

/// <summary>What kind of number a text is, and how many digits it has.</summary>
/// <param name="Kind"><see cref="ValueKind.Text"/> when it is none.</param>
/// <param name="Whole">Digits before the decimal point.</param>
/// <param name="Decimals">Digits after it, as written.</param>
readonly record struct NumberLook(ValueKind Kind, int Whole, int Decimals)
{
    const int SureDigits = 18;
    const int MostDigits = 38;
    static readonly NumberLook None = new(ValueKind.Text, 0, 0);

    /// <param name="text">Without spaces round it.</param>
    /// <param name="point">The decimal point.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static NumberLook Of(ReadOnlySpan<byte> text, byte point)
    {
        var isSigned = text.Length > 0 && text[0] is (byte)'-' or (byte)'+';
        var rest = isSigned ? text[1..] : text;
        var whole = Digits(rest);
        var hasPoint = whole < rest.Length && rest[whole] == point;
        var decimals = hasPoint ? Digits(rest[(whole + 1)..]) : 0;
        if (whole == 0 || (hasPoint && decimals == 0))
            return None;
        rest = rest[(whole + decimals + (hasPoint ? 1 : 0))..];
        if (rest.Length > 0)
            return IsExponent(rest) ? new(ValueKind.Exponent, whole, decimals) : None;
        return new(KindOf(text, whole, decimals), whole, decimals);
    }

    /// <summary>The kind of a number without an exponent.</summary>
    static ValueKind KindOf(ReadOnlySpan<byte> text, int whole, int decimals)
    {
        var first = text[0] is (byte)'-' or (byte)'+' ? text[1] : text[0];
        if (text[0] == '+' || (whole > 1 && first == '0') || whole + decimals > MostDigits)
            return ValueKind.Code;
        if (decimals > 0)
            return ValueKind.Fixed;
        return whole <= SureDigits || IsLong(text) ? ValueKind.Whole : ValueKind.Huge;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Digits(ReadOnlySpan<byte> text)
    {
        var count = 0;
        while (count < text.Length && (uint)(text[count] - '0') <= 9)
            count++;
        return count;
    }

    static bool IsExponent(ReadOnlySpan<byte> text)
    {
        if (text[0] is not ((byte)'e' or (byte)'E'))
            return false;
        var digits = text.Length > 1 && text[1] is (byte)'-' or (byte)'+' ? text[2..] : text[1..];
        return digits.Length is >= 1 and <= 3 && Digits(digits) == digits.Length;
    }

    static bool IsLong(ReadOnlySpan<byte> text) => System.Buffers.Text.Utf8Parser.TryParse(text, out long _, out var used) && used == text.Length;
}
