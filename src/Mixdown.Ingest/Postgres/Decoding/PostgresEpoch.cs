using System.Globalization;

namespace Mixdown.Ingest.Postgres.Decoding;

/// <summary>PostgreSQL counts from 2000-01-01, the lake from 1970-01-01.</summary>
static class PostgresEpoch
{
    /// <summary>Days between the two.</summary>
    public const int Days = 10_957;

    /// <summary>Microseconds between the two.</summary>
    public const long Micros = Days * MicrosPerDay;

    public const long MicrosPerDay = 86_400_000_000;

    /// <summary>A day as PostgreSQL prints it.</summary>
    /// <param name="days">Since 2000-01-01.</param>
    public static string PrintDay(long days)
    {
        var (year, month, day) = Civil(days + Days);
        return year > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{1 - year:0000}-{month:00}-{day:00} BC");
    }

    /// <summary>Year, month and day of the proleptic Gregorian calendar; the year before 1 is 0.</summary>
    static (long Year, int Month, int Day) Civil(long days)
    {
        // Eras of 400 years that begin on the first of March, so that the leap day is the last day of a year.
        const int DaysPerEra = 146_097;
        var shifted = days + 719_468;
        var era = Math.DivRem(shifted - (shifted < 0 ? DaysPerEra - 1 : 0), DaysPerEra).Quotient;
        var ofEra = shifted - (era * DaysPerEra);
        var yearOfEra = (ofEra - (ofEra / 1460) + (ofEra / 36_524) - (ofEra / 146_096)) / 365;
        var ofYear = (int)(ofEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100)));
        var march = ((5 * ofYear) + 2) / 153;
        var month = march < 10 ? march + 3 : march - 9;
        return (yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, ofYear - (((153 * march) + 2) / 5) + 1);
    }
}
