using System.Globalization;
using System.Text;

namespace Mixdown.Project.Compile.Values;

/// <summary>Python's strftime.</summary>
static class PythonTime
{
    /// <summary>Formats a moment; a directive that is not known is printed as it stands.</summary>
    public static string Format(DateTime moment, TimeSpan? offset, string format)
    {
        var text = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '%' && i + 1 < format.Length)
                text.Append(Directive(moment, offset, format[++i]));
            else
                text.Append(format[i]);
        }
        return text.ToString();
    }

    /// <summary><c>+07:00</c>.</summary>
    public static string Zone(TimeSpan offset, string colon) =>
        $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset.Duration().Hours:00}{colon}{offset.Duration().Minutes:00}";

    static string Directive(DateTime moment, TimeSpan? offset, char letter) => letter switch
    {
        '%' => "%",
        'j' => moment.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
        'u' => moment.DayOfWeek == DayOfWeek.Sunday ? "7" : ((int)moment.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        'w' => ((int)moment.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        'V' => ISOWeek.GetWeekOfYear(moment).ToString("00", CultureInfo.InvariantCulture),
        'G' => ISOWeek.GetYear(moment).ToString("0000", CultureInfo.InvariantCulture),
        's' => ((long)(moment - DateTime.UnixEpoch).TotalSeconds).ToString(CultureInfo.InvariantCulture),
        'z' => offset is { } zone ? Zone(zone, "") : "",
        'Z' => offset is null ? "" : "UTC",
        _ => Pattern(letter) is { } pattern ? moment.ToString(pattern, CultureInfo.InvariantCulture) : "%" + letter,
    };

    static string? Pattern(char letter) => letter switch
    {
        'Y' => "yyyy",
        'y' => "yy",
        'm' => "MM",
        'd' => "dd",
        'H' => "HH",
        'I' => "hh",
        'M' => "mm",
        'S' => "ss",
        'f' => "ffffff",
        'p' => "tt",
        'a' => "ddd",
        'A' => "dddd",
        'b' or 'h' => "MMM",
        'B' => "MMMM",
        _ => Combined(letter),
    };

    static string? Combined(char letter) => letter switch
    {
        'F' => "yyyy-MM-dd",
        'T' or 'X' => "HH:mm:ss",
        'D' or 'x' => "MM/dd/yy",
        'c' => "ddd MMM dd HH:mm:ss yyyy",
        _ => null,
    };
}
