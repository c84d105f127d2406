using System.Runtime.CompilerServices;

namespace Mixdown.Ingest.Sources.Values;

/// <summary>Calendar arithmetic on plain numbers.</summary>
static class FieldDates
{
    /// <summary>Microseconds of a day.</summary>
    public const long MicrosPerDay = 86_400_000_000;

    static ReadOnlySpan<byte> MonthDays => [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0, 0, 0];

    /// <summary>Days since 1970-01-01 of a day of the proleptic Gregorian calendar; false when there is no such day.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDays(int year, int month, int day, out int days)
    {
        days = 0;
        if ((uint)(month - 1) > 11 || day < 1 || year < 1)
            return false;
        if (day > MonthDays[month] && !(month == 2 && day == 29 && DateTime.IsLeapYear(year)))
            return false;
        // Years that begin in March put the leap day at the end, so that a month's first day is a linear formula.
        var y = month <= 2 ? year - 1 : year;
        var m = month <= 2 ? month + 9 : month - 3;
        days = (365 * y) + (y / 4) - (y / 100) + (y / 400) + (((153 * m) + 2) / 5) + day - 1 - 719_468;
        return true;
    }
}
