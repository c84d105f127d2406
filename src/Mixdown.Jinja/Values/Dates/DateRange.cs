namespace Mixdown.Jinja.Values.Dates;

/// <summary>Makes moments and says when there is no such moment.</summary>
static class DateRange
{
    /// <exception cref="JinjaException">A part is out of its range.</exception>
    public static DateTime Make(int year, int month, int day, TimeSpan time)
    {
        var isDay = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        if (!isDay || time < TimeSpan.Zero || time >= TimeSpan.FromDays(1))
            throw new JinjaException(JinjaErrorKind.Value, $"there is no such date and time: {year}-{month}-{day} {time}");
        return new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified) + time;
    }

    /// <exception cref="JinjaException">The result is before the year 1 or after 9999.</exception>
    public static DateTime Plus(DateTime moment, TimeSpan span)
    {
        var ticks = moment.Ticks + (Int128)span.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
            throw new JinjaException(JinjaErrorKind.Value, "date value out of range");
        return new DateTime((long)ticks, DateTimeKind.Unspecified);
    }
}
