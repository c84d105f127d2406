using System.Globalization;
using Mixdown.Jinja.Builtins;
using Mixdown.Jinja.Syntax;
using Mixdown.Jinja.Syntax.Lexing;
using Mixdown.Jinja.Values.Calculation;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Values.Dates;

/// <summary>Python's datetime.</summary>
/// <param name="Value">The wall clock.</param>
/// <param name="Offset">Its distance from UTC; null for a datetime without a zone.</param>
public sealed record JinjaDateTime(DateTime Value, TimeSpan? Offset) : ICalculable, IFormattableValue
{
    /// <inheritdoc/>
    public string TypeName => "datetime.datetime";

    /// <inheritdoc/>
    public bool IsTrue => true;

    /// <inheritdoc/>
    public IEnumerable<string> AttributeNames =>
    [
        "year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "strftime", "isoformat", "date",
        "weekday", "isoweekday", "timestamp", "replace", "astimezone",
    ];

    /// <inheritdoc/>
    public bool TryGetAttribute(string name, out object? value)
    {
        value = name == "tzinfo" ? Offset is { } offset ? new JinjaTimeZone(offset) : null : Part(name) ?? MethodOf(name);
        return value is not null || name == "tzinfo";
    }

    /// <inheritdoc/>
    public string Print() => Iso(' ');

    /// <inheritdoc/>
    public string PrintQuoted()
    {
        var seconds = Value.Second == 0 && Microsecond == 0 ? "" : $", {Value.Second}";
        var micros = Microsecond == 0 ? "" : $", {Microsecond}";
        var zone = Offset is { } offset ? $", tzinfo={new JinjaTimeZone(offset).PrintQuoted()}" : "";
        return $"datetime.datetime({Value.Year}, {Value.Month}, {Value.Day}, {Value.Hour}, {Value.Minute}{seconds}{micros}{zone})";
    }

    string IFormattableValue.Format(string spec) => TimeFormat.Write(Value, Offset, spec);

    bool ICalculable.TryCalculate(TokenKind op, object? other, bool isRight, out object? result)
    {
        result = (op, other) switch
        {
            (TokenKind.Plus, JinjaTimeDelta delta) => this with { Value = DateRange.Plus(Value, delta.Span) },
            (TokenKind.Minus, JinjaTimeDelta delta) when !isRight => this with { Value = DateRange.Plus(Value, -delta.Span) },
            (TokenKind.Minus, JinjaDateTime moment) when !isRight => new JinjaTimeDelta(Comparable(moment) - moment.Comparable(this)),
            _ => null,
        };
        return result is not null;
    }

    int? ICalculable.CompareTo(object? other) =>
        other is JinjaDateTime moment ? Comparable(moment).CompareTo(moment.Comparable(this)) : null;

    long Microsecond => Value.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond;

    /// <summary>In UTC when there is a zone; mixing the two kinds is an error, as in Python.</summary>
    DateTime Comparable(JinjaDateTime other) => Offset is null == other.Offset is null
        ? DateRange.Plus(Value, -(Offset ?? TimeSpan.Zero))
        : throw new JinjaException(JinjaErrorKind.Type, "can't compare offset-naive and offset-aware datetimes");

    object? Part(string name) => name switch
    {
        "year" => (long)Value.Year,
        "month" => (long)Value.Month,
        "day" => (long)Value.Day,
        "hour" => (long)Value.Hour,
        "minute" => (long)Value.Minute,
        "second" => (long)Value.Second,
        "microsecond" => Microsecond,
        _ => null,
    };

    JinjaFunction? MethodOf(string name) => name switch
    {
        "strftime" => Method.Of("strftime(format)", a => TimeFormat.Write(Value, Offset, a.Text(0))),
        "isoformat" => Method.Of("isoformat(sep='T')", a => Iso(a.Text(0)[0])),
        "date" => Method.Of("date()", _ => new JinjaDate(DateOnly.FromDateTime(Value))),
        "weekday" => Method.Of("weekday()", _ => ((int)Value.DayOfWeek + 6) % 7),
        "isoweekday" => Method.Of("isoweekday()", _ => ((int)Value.DayOfWeek + 6) % 7 + 1),
        "timestamp" => Method.Of("timestamp()", _ => (Value - (Offset ?? TimeSpan.Zero) - DateTime.UnixEpoch).TotalSeconds),
        "replace" => Method.Of("replace(year=?, month=?, day=?, hour=?, minute=?, second=?, microsecond=?, tzinfo=?)", Replaced),
        "astimezone" => Method.Of("astimezone(tz)", a => In(a.As<JinjaTimeZone>(0, "a timezone").Offset)),
        _ => null,
    };

    JinjaDateTime In(TimeSpan offset) => new(DateRange.Plus(Value, offset - (Offset ?? TimeSpan.Zero)), offset);

    JinjaDateTime Replaced(BoundArguments a)
    {
        var time = new TimeSpan(0, Or(a, 3, Value.Hour), Or(a, 4, Value.Minute), Or(a, 5, Value.Second))
            + TimeSpan.FromMicroseconds(Or(a, 6, (int)Microsecond));
        var offset = a.Has(7) ? (a[7] as JinjaTimeZone)?.Offset : Offset;
        return new(DateRange.Make(Or(a, 0, Value.Year), Or(a, 1, Value.Month), Or(a, 2, Value.Day), time), offset);
    }

    static int Or(BoundArguments a, int index, int otherwise) => a.Has(index) ? a.Integer(index) : otherwise;

    string Iso(char separator)
    {
        var text = Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + separator + Value.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        if (Microsecond != 0)
            text += Value.ToString(".ffffff", CultureInfo.InvariantCulture);
        return Offset is { } offset ? text + TimeFormat.OffsetText(offset, ":") : text;
    }
}
