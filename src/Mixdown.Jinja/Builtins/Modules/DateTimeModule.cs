using System.Globalization;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Calculation;
using Mixdown.Jinja.Values.Dates;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Builtins.Modules;

/// <summary>Python's datetime: the classes date, datetime, timedelta and timezone.</summary>
static class DateTimeModule
{
    public static IJinjaObject Make(TimeProvider clock) => new PlainObject("module 'datetime'", new Dictionary<string, object?>
    {
        ["datetime"] = DateTimes(clock),
        ["date"] = Dates(clock),
        ["timedelta"] = new PlainObject("timedelta", PlainObject.Of(), TimeDelta()),
        ["timezone"] = TimeZones(),
    });

    static PlainObject DateTimes(TimeProvider clock) => new(
        "datetime",
        PlainObject.Of(
            new("now(tz=None)", a => Now(clock, a[0] as JinjaTimeZone)),
            new("utcnow()", _ => new JinjaDateTime(clock.GetUtcNow().UtcDateTime, null)),
            new("today()", _ => Now(clock, null)),
            new("strptime(text, format)", a => TimeFormat.Read(a.Text(0), a.Text(1))),
            new("fromisoformat(text)", a => Iso(a.Text(0))),
            new("fromtimestamp(timestamp, tz=None)", a => FromTimestamp(a)),
            new("utcfromtimestamp(timestamp)", a => new JinjaDateTime(Moment(a), null)),
            new("combine(date, time=None)", a => new JinjaDateTime(a.As<JinjaDate>(0, "a date").Value.ToDateTime(TimeOnly.MinValue), null))),
        new JinjaFunction("datetime(year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None)", New));

    static PlainObject Dates(TimeProvider clock) => new(
        "date",
        PlainObject.Of(
            new("today()", _ => new JinjaDate(DateOnly.FromDateTime(clock.GetLocalNow().DateTime))),
            new("fromisoformat(text)", a => new JinjaDate(DateOnly.FromDateTime(Iso(a.Text(0)).Value))),
            new("fromordinal(ordinal)", a => new JinjaDate(DateOnly.FromDayNumber(a.Integer(0) - 1)))),
        new JinjaFunction("date(year, month, day)", a => new JinjaDate(DateOnly.FromDateTime(DateRange.Make(a.Integer(0), a.Integer(1), a.Integer(2), default)))));

    static PlainObject TimeZones() => new(
        "timezone",
        new Dictionary<string, object?> { ["utc"] = new JinjaTimeZone(TimeSpan.Zero) },
        new JinjaFunction("timezone(offset)", a => new JinjaTimeZone(a.As<JinjaTimeDelta>(0, "a timedelta").Span)));

    static JinjaFunction TimeDelta() => new("timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)", a =>
    {
        double[] units = [86_400, 1, 1e-6, 1e-3, 60, 3_600, 604_800];
        var seconds = units.Select((unit, at) => unit * Number(a[at])).Sum();
        if (Math.Abs(seconds) >= TimeSpan.MaxValue.TotalSeconds)
            throw new JinjaException(JinjaErrorKind.Value, "the timedelta is too large");
        return new JinjaTimeDelta(TimeSpan.FromMicroseconds(Math.Round(seconds * 1e6)));
    });

    static double Number(object? value) => Numbers.IsNumber(value)
        ? Numbers.Double(value!)
        : throw new JinjaException(JinjaErrorKind.Type, $"timedelta() takes numbers, not {TypeNames.Of(value)}");

    static JinjaDateTime Now(TimeProvider clock, JinjaTimeZone? zone) => zone is null
        ? new JinjaDateTime(clock.GetLocalNow().DateTime, null)
        : new JinjaDateTime(clock.GetUtcNow().UtcDateTime + zone.Offset, zone.Offset);

    static JinjaDateTime New(BoundArguments a)
    {
        var time = new TimeSpan(0, a.Integer(3), a.Integer(4), a.Integer(5)) + TimeSpan.FromMicroseconds(a.Integer(6));
        return new(DateRange.Make(a.Integer(0), a.Integer(1), a.Integer(2), time), (a[7] as JinjaTimeZone)?.Offset);
    }

    static JinjaDateTime FromTimestamp(BoundArguments a)
    {
        var offset = (a[1] as JinjaTimeZone)?.Offset;
        return new(DateRange.Plus(Moment(a), offset ?? TimeSpan.Zero), offset);
    }

    static DateTime Moment(BoundArguments a)
    {
        var seconds = Number(a[0]);
        return Math.Abs(seconds) < 3e11
            ? DateRange.Plus(DateTime.UnixEpoch, TimeSpan.FromMicroseconds(Math.Round(seconds * 1e6)))
            : throw new JinjaException(JinjaErrorKind.Value, "the timestamp is out of range");
    }

    static JinjaDateTime Iso(string text)
    {
        var hasZone = text.Length > 10 && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? new JinjaDateTime(moment.DateTime, hasZone ? moment.Offset : null)
            : throw new JinjaException(JinjaErrorKind.Value, $"Invalid isoformat string: {Printing.Repr(text)}");
    }
}
