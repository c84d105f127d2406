using System.Runtime.InteropServices;
using Mixdown.Engines.DuckDb.Native.Reading;

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

    /// <summary>As DuckDB casts it to VARCHAR: <c>1 year 2 months 3 days 00:00:01.5</c>.</summary>
    public override string ToString() => CalendarText.Interval(this);
}
