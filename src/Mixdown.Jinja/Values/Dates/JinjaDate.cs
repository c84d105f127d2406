using System.Globalization;
using Mixdown.Jinja.Builtins;
using Mixdown.Jinja.Syntax;
using Mixdown.Jinja.Syntax.Lexing;
using Mixdown.Jinja.Values.Calculation;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Values.Dates;

/// <summary>Python's date.</summary>
/// <param name="Value">The day.</param>
public sealed record JinjaDate(DateOnly Value) : ICalculable, IFormattableValue
{
    /// <inheritdoc/>
    public string TypeName => "datetime.date";

    /// <inheritdoc/>
    public bool IsTrue => true;

    /// <inheritdoc/>
    public IEnumerable<string> AttributeNames => ["year", "month", "day", "strftime", "isoformat", "weekday", "isoweekday", "toordinal", "replace"];

    DateTime Midnight => Value.ToDateTime(TimeOnly.MinValue);

    /// <inheritdoc/>
    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch
        {
            "year" => (long)Value.Year,
            "month" => (long)Value.Month,
            "day" => (long)Value.Day,
            "strftime" => Method.Of("strftime(format)", a => TimeFormat.Write(Midnight, null, a.Text(0))),
            "isoformat" or "__str__" => Method.Of("isoformat()", _ => Print()),
            "weekday" => Method.Of("weekday()", _ => ((int)Value.DayOfWeek + 6) % 7),
            "isoweekday" => Method.Of("isoweekday()", _ => ((int)Value.DayOfWeek + 6) % 7 + 1),
            "toordinal" => Method.Of("toordinal()", _ => Value.DayNumber + 1),
            "replace" => Method.Of("replace(year=?, month=?, day=?)", Replaced),
            _ => null,
        };
        return value is not null;
    }

    /// <inheritdoc/>
    public string Print() => Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string PrintQuoted() => $"datetime.date({Value.Year}, {Value.Month}, {Value.Day})";

    string IFormattableValue.Format(string spec) => TimeFormat.Write(Midnight, null, spec);

    bool ICalculable.TryCalculate(TokenKind op, object? other, bool isRight, out object? result)
    {
        result = (op, other) switch
        {
            (TokenKind.Plus, JinjaTimeDelta delta) => Plus(delta.Span),
            (TokenKind.Minus, JinjaTimeDelta delta) when !isRight => Plus(-delta.Span),
            (TokenKind.Minus, JinjaDate date) when !isRight => new JinjaTimeDelta(Midnight - date.Midnight),
            _ => null,
        };
        return result is not null;
    }

    int? ICalculable.CompareTo(object? other) => other is JinjaDate date ? Value.CompareTo(date.Value) : null;

    JinjaDate Plus(TimeSpan span) => new(DateOnly.FromDateTime(DateRange.Plus(Midnight, TimeSpan.FromDays(Math.Floor(span.TotalDays)))));

    JinjaDate Replaced(BoundArguments a) => new(DateOnly.FromDateTime(DateRange.Make(
        a.Has(0) ? a.Integer(0) : Value.Year, a.Has(1) ? a.Integer(1) : Value.Month, a.Has(2) ? a.Integer(2) : Value.Day, default)));
}
