using System.Globalization;
using Mixdown.Jinja.Builtins;
using Mixdown.Jinja.Syntax;
using Mixdown.Jinja.Syntax.Lexing;
using Mixdown.Jinja.Values.Calculation;

namespace Mixdown.Jinja.Values.Dates;

/// <summary>Python's timedelta.</summary>
/// <param name="Span">To the microsecond.</param>
public sealed record JinjaTimeDelta(TimeSpan Span) : ICalculable
{
    /// <inheritdoc/>
    public string TypeName => "datetime.timedelta";

    /// <inheritdoc/>
    public bool IsTrue => Span != TimeSpan.Zero;

    /// <inheritdoc/>
    public IEnumerable<string> AttributeNames => ["days", "seconds", "microseconds", "total_seconds"];

    /// <summary>Whole days, rounded down, as Python counts them.</summary>
    long Days => (long)Math.Floor(Span.TotalDays);

    TimeSpan WithinDay => Span - TimeSpan.FromDays(Days);

    /// <inheritdoc/>
    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch
        {
            "days" => Days,
            "seconds" => (long)WithinDay.TotalSeconds,
            "microseconds" => WithinDay.Ticks / TimeSpan.TicksPerMicrosecond % 1_000_000,
            "total_seconds" => Method.Of("total_seconds()", _ => Span.TotalSeconds),
            _ => null,
        };
        return value is not null;
    }

    /// <inheritdoc/>
    public string Print()
    {
        var days = Days == 0 ? "" : $"{Days.ToString(CultureInfo.InvariantCulture)} day{(Math.Abs(Days) == 1 ? "" : "s")}, ";
        var within = WithinDay;
        var fraction = within.Ticks % TimeSpan.TicksPerSecond == 0 ? "" : within.ToString(@"\.ffffff", CultureInfo.InvariantCulture);
        return $"{days}{within.Hours.ToString(CultureInfo.InvariantCulture)}:{within.ToString(@"mm\:ss", CultureInfo.InvariantCulture)}{fraction}";
    }

    /// <inheritdoc/>
    public string PrintQuoted() => $"datetime.timedelta(days={Days}, seconds={(long)WithinDay.TotalSeconds})";

    bool ICalculable.TryCalculate(TokenKind op, object? other, bool isRight, out object? result)
    {
        result = (op, other) switch
        {
            (TokenKind.Plus, JinjaTimeDelta delta) => new JinjaTimeDelta(Span + delta.Span),
            (TokenKind.Minus, JinjaTimeDelta delta) when !isRight => new JinjaTimeDelta(Span - delta.Span),
            (TokenKind.Times, long or double) => new JinjaTimeDelta(Span * Numbers.Double(other)),
            (TokenKind.Divide, JinjaTimeDelta delta) when !isRight && delta.IsTrue => Span / delta.Span,
            (TokenKind.Divide, long or double) when !isRight && Truth.Of(other) => new JinjaTimeDelta(Span / Numbers.Double(other)),
            (TokenKind.FloorDivide, JinjaTimeDelta delta) when !isRight && delta.IsTrue => (long)Math.Floor(Span / delta.Span),
            _ => null,
        };
        return result is not null;
    }

    int? ICalculable.CompareTo(object? other) => other is JinjaTimeDelta delta ? Span.CompareTo(delta.Span) : null;
}
