using System.Globalization;

namespace Mixdown.Engines.DuckDb.Native.Reading;

/// <summary>Texts of what .NET's calendar types cannot hold, written as DuckDB casts them to VARCHAR.</summary>
static class CalendarText
{
    const long MicrosPerDay = 86_400_000_000;
    const long MicrosPerSecond = 1_000_000;

    internal static string Date(long days)
    {
        var (year, month, day) = Civil(days);
        var text = string.Create(CultureInfo.InvariantCulture, $"{(year > 0 ? year : 1 - year):0000}-{month:00}-{day:00}");
        return year > 0 ? text : text + " (BC)";
    }

    internal static string Timestamp(Int128 micros)
    {
        var days = Int128.DivRem(micros, MicrosPerDay);
        var (day, time) = days.Remainder < 0 ? (days.Quotient - 1, days.Remainder + MicrosPerDay) : days;
        return $"{Date((long)day)} {Clock((long)time)}";
    }

    internal static string TimestampOfNanos(long nanos)
    {
        var second = Math.DivRem(nanos, 1_000_000_000, out var rest);
        if (rest < 0)
            (second, rest) = (second - 1, rest + 1_000_000_000);
        var time = DateTime.UnixEpoch.AddSeconds(second);
        return string.Create(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd HH:mm:ss}.{rest:000000000}");
    }

    internal static string TimeOfNanos(long nanos) => string.Create(
        CultureInfo.InvariantCulture, $"{Clock(nanos / 1_000_000_000 * MicrosPerSecond)}.{nanos % 1_000_000_000:000000000}");

    internal static string TimeTz(long micros, int offset)
    {
        var zone = TimeSpan.FromSeconds(Math.Abs(offset));
        var minutes = zone.Minutes != 0 || zone.Seconds != 0 ? $":{zone.Minutes:00}" : "";
        var seconds = zone.Seconds != 0 ? $":{zone.Seconds:00}" : "";
        return $"{Clock(micros)}{(offset < 0 ? '-' : '+')}{zone.Hours:00}{minutes}{seconds}";
    }

    internal static string Interval(DuckDBInterval interval)
    {
        var parts = new List<string>();
        AddPart(parts, interval.Months / 12, "year");
        AddPart(parts, interval.Months % 12, "month");
        AddPart(parts, interval.Days, "day");
        if (interval.Micros != 0 || parts.Count == 0)
            parts.Add((interval.Micros < 0 ? "-" : "") + Clock(Int128.Abs(interval.Micros)));
        return string.Join(' ', parts);
    }

    static void AddPart(List<string> parts, int count, string unit)
    {
        if (count != 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count is 1 or -1 ? "" : "s")}"));
    }

    static string Clock(Int128 micros)
    {
        var (seconds, rest) = Int128.DivRem(micros, MicrosPerSecond);
        var text = string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}");
        return rest == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}.{rest:000000}").TrimEnd('0');
    }

    // Days to year, month and day of the proleptic Gregorian calendar, in eras of 400 years that begin on 1 March.
    static (long Year, long Month, long Day) Civil(long days)
    {
        days += 719_468;
        var era = Math.DivRem(days, 146_097, out var ofEra);
        if (ofEra < 0)
            (era, ofEra) = (era - 1, ofEra + 146_097);
        var yearOfEra = (ofEra - (ofEra / 1460) + (ofEra / 36_524) - (ofEra / 146_096)) / 365;
        var ofYear = ofEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shifted = ((5 * ofYear) + 2) / 153;
        var month = shifted < 10 ? shifted + 3 : shifted - 9;
        return (yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, ofYear - (((153 * shifted) + 2) / 5) + 1);
    }
}
