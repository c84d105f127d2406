using System.Globalization;
using Mixdown.Jinja;

namespace Mixdown.Project.Compile.Values;

/// <summary>Python's datetime, as far as templates use it.</summary>
/// <param name="Moment">The clock's reading.</param>
/// <param name="Offset">Its distance from UTC; null for a reading without zone.</param>
sealed record DateTimeValue(DateTime Moment, TimeSpan? Offset) : IJinjaObject
{
    static readonly HostMethods<DateTimeValue> Methods = new()
    {
        ["strftime(format)"] = (self, given) => PythonTime.Format(self.Moment, self.Offset, given.Text(0)),
        ["isoformat(sep='T')"] = (self, given) => self.Iso(given.Text(0)),
        ["date()"] = (self, _) => self.Moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["timestamp()"] = (self, _) => (self.Moment - DateTime.UnixEpoch - (self.Offset ?? TimeSpan.Zero)).TotalSeconds,
        ["weekday()"] = (self, _) => (long)(((int)self.Moment.DayOfWeek + 6) % 7),
    };

    public string TypeName => "datetime";

    public bool IsTrue => true;

    public IEnumerable<string> AttributeNames => [.. Methods.Names, "year", "month", "day", "hour", "minute", "second"];

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch
        {
            "year" => (long)Moment.Year,
            "month" => (long)Moment.Month,
            "day" => (long)Moment.Day,
            "hour" => (long)Moment.Hour,
            "minute" => (long)Moment.Minute,
            "second" => (long)Moment.Second,
            "microsecond" => Moment.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond,
            _ => null,
        };
        return value is not null || Methods.TryBind(this, name, out value);
    }

    public string Print() => Iso(" ");

    string Iso(string separator)
    {
        var hasFraction = Moment.Ticks % TimeSpan.TicksPerSecond != 0;
        var text = Moment.ToString(hasFraction ? "yyyy-MM-dd'#'HH:mm:ss.ffffff" : "yyyy-MM-dd'#'HH:mm:ss", CultureInfo.InvariantCulture);
        return text.Replace("#", separator, StringComparison.Ordinal) + (Offset is { } offset ? PythonTime.Zone(offset, ":") : "");
    }
}
