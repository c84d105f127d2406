using System.Runtime.CompilerServices;

namespace Mixdown.Ingest.Sources.Values;

/// <summary>Decimal digits eight at a time, in one 64-bit word. Callers may read 8 bytes at any place of a field:
/// what hands out fields leaves room behind them. Measured in bench/CsvLoadBench.cs.</summary>
static unsafe class FieldDigits
{
    const ulong Zeros = 0x3030303030303030;

    /// <summary>Reads 1 to 8 digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParse(byte* text, int length, out uint value) => TryParse(*(ulong*)text, length, out value);

    /// <summary>Reads the 1 to 8 digits in the low bytes of <paramref name="word"/>; the bytes above them do not matter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParse(ulong word, int length, out uint value)
    {
        // Shifted so that the last digit is the highest byte; what comes in below are zeros.
        var digits = (word << (64 - (8 * length))) ^ (Zeros << (64 - (8 * length)));
        value = Join(digits);
        return (((digits + 0x7676767676767676) | digits) & 0x8080808080808080) == 0;
    }

    /// <summary>The number behind eight digit values, the first in the lowest byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static uint Join(ulong digits)
    {
        digits = (digits * 2561) >> 8;
        digits = ((digits & 0x00FF00FF00FF00FF) * 6553601) >> 16;
        return (uint)(((digits & 0x0000FFFF0000FFFF) * 42949672960001) >> 32);
    }

    /// <summary>Reads 1 to 18 digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParseLong(byte* text, int length, out long value)
    {
        if (length is >= 1 and <= 8)
        {
            var isShort = TryParse(text, length, out var small);
            value = small;
            return isShort;
        }
        return TryParseLonger(text, length, out value);
    }

    static bool TryParseLonger(byte* text, int length, out long value)
    {
        value = 0;
        if (length is < 1 or > 18)
            return false;
        var head = length % 8;
        if (head > 0)
        {
            if (!TryParse(text, head, out var first))
                return false;
            value = first;
        }
        for (var at = head; at < length; at += 8)
        {
            if (!TryParse(text + at, 8, out var eight))
                return false;
            value = (value * 100_000_000) + eight;
        }
        return true;
    }
}
