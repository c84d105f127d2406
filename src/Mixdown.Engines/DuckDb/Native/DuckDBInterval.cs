using System.Globalization;
using System.Runtime.InteropServices;

namespace Mixdown.Engines.DuckDb.Native;

/// <summary>DuckDB's INTERVAL. The three parts are kept apart, since a month has no fixed number of days and a day no fixed
/// number of hours.</summary>
/// <param name="Months">May be negative, as may the others.</param>
/// <param name="Days">Added after the months.</param>
/// <param name="Micros">Microseconds.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDBInterval(int Months, int Days, long Micros)
{
    /// <summary>Days and microseconds of a time span; a tenth of a microsecond is cut.</summary>
    public static explicit operator DuckDBInterval(TimeSpan span) =>
        new(0, span.Days, (span.Ticks - (span.Days * TimeSpan.TicksPerDay)) / TimeSpan.TicksPerMicrosecond);

    /// <summary>As the literal of standard SQL: <c>14 months 3 days 00:00:01.5</c>.</summary>
    public override string ToString()
    {
        var time = TimeSpan.FromMicroseconds(Math.Abs((double)Micros));
        var clock = string.Create(
            CultureInfo.InvariantCulture, $"{(Micros < 0 ? "-" : "")}{(long)time.TotalHours:00}:{time:mm\\:ss\\.FFFFFF}").TrimEnd('.');
        return string.Create(CultureInfo.InvariantCulture, $"{Months} months {Days} days {clock}");
    }
}
