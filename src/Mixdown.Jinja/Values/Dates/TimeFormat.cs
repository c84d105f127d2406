using System.Globalization;
using System.Text;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Values.Dates;

/// <summary>Python's strftime and strptime, in English.</summary>
static class TimeFormat
{
    static readonly CultureInfo English = CultureInfo.InvariantCulture;

    public static string Write(DateTime value, TimeSpan? offset, string format)
    {
        var text = new StringBuilder();
        for (var at = 0; at < format.Length; at++)
        {
            if (format[at] != '%' || at + 1 == format.Length)
            {
                text.Append(format[at]);
                continue;
            }
            var isBare = format[++at] == '-' && at + 1 < format.Length;
            var part = Part(value, offset, format[isBare ? ++at : at]);
            text.Append(isBare && part.Length > 1 ? part.TrimStart('0').PadLeft(1, '0') : part);
        }
        return text.ToString();
    }

    /// <summary>The moment that <paramref name="text"/> says in <paramref name="format"/>.</summary>
    /// <exception cref="JinjaException">The text does not fit.</exception>
    public static JinjaDateTime Read(string text, string format)
    {
        var pattern = new StringBuilder();
        for (var at = 0; at < format.Length; at++)
            pattern.Append(format[at] == '%' && at + 1 < format.Length ? Pattern(format[++at]) : "'" + format[at].ToString().Replace("'", "\\'", StringComparison.Ordinal) + "'");
        var hasZone = format.Contains("%z", StringComparison.Ordinal);
        if (!DateTimeOffset.TryParseExact(text, pattern.ToString(), English, DateTimeStyles.AssumeUniversal, out var moment))
            throw new JinjaException(JinjaErrorKind.Value, $"time data {Printing.Repr(text)} does not match format {Printing.Repr(format)}");
        return new JinjaDateTime(moment.DateTime, hasZone ? moment.Offset : null);
    }

    /// <summary><c>+02:00</c>, with <paramref name="separator"/> between hours and minutes.</summary>
    public static string OffsetText(TimeSpan offset, string separator) =>
        $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset.ToString("hh", English)}{separator}{offset.ToString("mm", English)}";

    static string Part(DateTime value, TimeSpan? offset, char code) => code switch
    {
        'Y' => value.ToString("yyyy", English),
        'm' => value.ToString("MM", English),
        'd' => value.ToString("dd", English),
        'H' => value.ToString("HH", English),
        'M' => value.ToString("mm", English),
        'S' => value.ToString("ss", English),
        'f' => value.ToString("ffffff", English),
        'F' => value.ToString("yyyy-MM-dd", English),
        'T' or 'X' => value.ToString("HH:mm:ss", English),
        'D' or 'x' => value.ToString("MM/dd/yy", English),
        'z' => offset is { } distance ? OffsetText(distance, "") : "",
        'Z' => offset is null ? "" : new JinjaTimeZone(offset.Value).Print(),
        '%' => "%",
        _ => NamePart(value, code),
    };

    static string NamePart(DateTime value, char code) => code switch
    {
        'y' => value.ToString("yy", English),
        'b' or 'h' => value.ToString("MMM", English),
        'B' => value.ToString("MMMM", English),
        'a' => value.ToString("ddd", English),
        'A' => value.ToString("dddd", English),
        'p' => value.ToString("tt", English),
        'I' => value.ToString("hh", English),
        'j' => value.DayOfYear.ToString("000", English),
        'e' => value.Day.ToString(English).PadLeft(2),
        'w' => ((int)value.DayOfWeek).ToString(English),
        'u' => (((int)value.DayOfWeek + 6) % 7 + 1).ToString(English),
        'U' => ((value.DayOfYear + 6 - (int)value.DayOfWeek) / 7).ToString("00", English),
        'W' => ((value.DayOfYear + 6 - ((int)value.DayOfWeek + 6) % 7) / 7).ToString("00", English),
        _ => IsoPart(value, code),
    };

    static string IsoPart(DateTime value, char code) => code switch
    {
        'V' => ISOWeek.GetWeekOfYear(value).ToString("00", English),
        'G' => ISOWeek.GetYear(value).ToString("0000", English),
        'c' => value.ToString("ddd MMM d HH:mm:ss yyyy", English),
        's' => ((long)(value - DateTime.UnixEpoch).TotalSeconds).ToString(English),
        _ => "%" + code,
    };

    static string Pattern(char code) => code switch
    {
        'Y' => "yyyy",
        'm' => "M",
        'd' => "d",
        'H' => "H",
        'M' => "m",
        'S' => "s",
        'f' => "FFFFFF",
        'y' => "yy",
        'b' => "MMM",
        'B' => "MMMM",
        'a' => "ddd",
        'A' => "dddd",
        'p' => "tt",
        'I' => "h",
        'z' => "zzz",
        '%' => "'%'",
        _ => throw new JinjaException(JinjaErrorKind.Value, $"'%{code}' cannot be read from a text"),
    };
}
