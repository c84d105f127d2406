using System.Runtime.CompilerServices;

namespace Mixdown.Ingest.Sources.Values;

/// <summary>Points in time as microseconds since 1970-01-01: a date, <c>T</c> or a space, hours and minutes, and as written
/// seconds, up to 6 decimals (more only as zeros) and a zone.</summary>
/// <param name="hasZone">true: the text must have a zone (<c>Z</c>, <c>+07:00</c>, <c>+0700</c>, <c>+07</c>) and the value is UTC;
/// false: it must have none.</param>
/// <param name="order">How the date is written.</param>
readonly struct TimestampParser(bool hasZone, DateOrder order) : IFieldParser<long>
{
    const int IsoLength = 19;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe bool TryParse(byte* text, int length, out long value)
    {
        if (length == IsoLength && !hasZone && TryParseIso(text, out value))
            return true;
        return TryParseSlow(new ReadOnlySpan<byte>(text, length), out value);
    }

    /// <summary>Exactly 2024-01-31 13:45:00.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe bool TryParseIso(byte* text, out long micros)
    {
        micros = 0;
        var word = *(ulong*)(text + 11);
        // HH:MM:SS, closed up and filled with two zeros to eight digits.
        var digits = (word & 0xFFFF) | (((word >> 24) & 0xFFFF) << 16) | ((word >> 48) << 32) | (0x3030UL << 48);
        if ((word & 0x0000FF0000FF0000) != 0x00003A00003A0000 || text[10] is not ((byte)' ' or (byte)'T'))
            return false;
        if (!FieldDigits.TryParse(digits, 8, out var hms) || !DateParser.TryParseIso(text, out var days))
            return false;
        var (hours, minutes, seconds) = (hms / 1_000_000, hms / 10_000 % 100, hms / 100 % 100);
        micros = (days * FieldDates.MicrosPerDay) + (((hours * 3600) + (minutes * 60) + seconds) * 1_000_000L);
        return hours < 24 && minutes < 60 && seconds < 60;
    }

    bool TryParseSlow(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        var gap = text.IndexOfAny((byte)' ', (byte)'T');
        if (gap < 0 || !TryParseDate(text[..gap], out var days))
            return false;
        var time = new TimeOfDay(text[(gap + 1)..]);
        if (!time.TryParse(out var micros) || !time.TryParseZone(out var offset, out var found) || found != hasZone)
            return false;
        value = (days * FieldDates.MicrosPerDay) + micros - offset;
        return true;
    }

    unsafe bool TryParseDate(ReadOnlySpan<byte> text, out int days)
    {
        fixed (byte* first = text)
        {
            days = 0;
            return text.Length > 0 && new DateParser(order).TryParse(first, text.Length, out days);
        }
    }
}
