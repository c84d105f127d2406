using System.Numerics;
using System.Runtime.CompilerServices;

namespace Mixdown.Ingest.Sources.Values;

/// <summary>Fixed-point numbers of up to 18 digits, as whole numbers of the smallest unit.</summary>
readonly struct DecimalParser : IFieldParser<long>
{
    const ulong Ones = 0x0101010101010101;
    readonly ulong _points;
    readonly int _scale;
    readonly long _limit;
    readonly WideDecimalParser _wide;

    public DecimalParser(int precision, int scale, byte point, bool takesZeros)
    {
        _points = Ones * point;
        _scale = scale;
        _limit = (long)WideDecimalParser.Power(precision);
        _wide = new WideDecimalParser(precision, scale, point, takesZeros);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe bool TryParse(byte* text, int length, out long value)
    {
        if (length <= 8 && TryParseWord(*(ulong*)text, length, out value))
            return true;
        return TryParseSlow(text, length, out value);
    }

    /// <summary>Seven digits and a point, unsigned, without leading zeros: nearly all of what people call money.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool TryParseWord(ulong word, int length, out long value)
    {
        value = 0;
        var difference = word ^ _points;
        var points = (difference - Ones) & ~difference & 0x8080808080808080;
        var point = BitOperations.TrailingZeroCount(points) >> 3;
        var decimals = length - point - 1;
        if (point == 0 || decimals <= 0 || decimals > _scale || ((byte)word == '0' && point > 1))
            return false;
        var whole = (1UL << (8 * point)) - 1;
        if (!FieldDigits.TryParse((word & whole) | ((word >> 8) & ~whole), length - 1, out var digits))
            return false;
        value = digits * Scaled[_scale - decimals];
        return value < _limit && _scale - decimals <= 10;
    }

    unsafe bool TryParseSlow(byte* text, int length, out long value)
    {
        var fits = _wide.TryParse(text, length, out var wide);
        value = (long)wide;
        return fits;
    }

    static ReadOnlySpan<long> Scaled =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        0, 0, 0, 0, 0, 0, 0, 0,
    ];
}
