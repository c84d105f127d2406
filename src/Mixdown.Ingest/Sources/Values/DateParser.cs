using System.Runtime.CompilerServices;

namespace Mixdown.Ingest.Sources.Values;

/// <summary>Dates: ISO 8601 (2024-01-31), and those of the order that the project file declares.</summary>
readonly struct DateParser(DateOrder order) : IFieldParser<int>
{
    /// <summary>Length of an ISO date.</summary>
    public const int IsoLength = 10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe bool TryParse(byte* text, int length, out int value)
    {
        if (length == IsoLength && TryParseIso(text, out value))
            return true;
        value = 0;
        return order != DateOrder.Iso && TryParseLocal(new ReadOnlySpan<byte>(text, length), order, out value);
    }

    /// <summary>Reads the 10 bytes of an ISO date as days since 1970-01-01.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe bool TryParseIso(byte* text, out int days)
    {
        days = 0;
        var word = *(ulong*)text;
        // YYYY-MM-: the year in the low four bytes, the month in the bytes 5 and 6; the day follows.
        var digits = (word & 0xFFFFFFFF) | (((word >> 40) & 0xFFFF) << 32) | ((ulong)*(ushort*)(text + 8) << 48);
        if ((word & 0xFF0000FF00000000) != 0x2D00002D00000000 || !FieldDigits.TryParse(digits, 8, out var ymd))
            return false;
        return FieldDates.TryDays((int)(ymd / 10_000), (int)(ymd / 100 % 100), (int)(ymd % 100), out days);
    }

    /// <summary>Reads 1/2/2024 and the like: day and month of one or two digits, the year of four, one separator twice.</summary>
    public static bool TryParseLocal(ReadOnlySpan<byte> text, DateOrder order, out int days)
    {
        days = 0;
        var first = text.IndexOfAny("/-."u8);
        if (first is < 1 or > 2)
            return false;
        var rest = text[(first + 1)..];
        var second = rest.IndexOf(text[first]);
        if (second is < 1 or > 2 || rest.Length - second - 1 != 4)
            return false;
        if (!Number(text[..first], out var a) || !Number(rest[..second], out var b) || !Number(rest[(second + 1)..], out var year))
            return false;
        return order == DateOrder.Dmy ? FieldDates.TryDays(year, b, a, out days) : FieldDates.TryDays(year, a, b, out days);
    }

    static bool Number(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            value = (value * 10) + (digit - '0');
        }
        return true;
    }
}
