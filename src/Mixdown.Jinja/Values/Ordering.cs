using Mixdown.Jinja.Syntax;
using Mixdown.Jinja.Values.Calculation;

namespace Mixdown.Jinja.Values;

/// <summary>Python's order of values.</summary>
static class Ordering
{
    public static bool Holds(Comparison comparison, object? a, object? b) => comparison switch
    {
        Comparison.Equal => Equality.AreEqual(a, b),
        Comparison.NotEqual => !Equality.AreEqual(a, b),
        Comparison.In => Membership.Contains(b, a),
        Comparison.NotIn => !Membership.Contains(b, a),
        Comparison.Less => Compare(a, b, "<") < 0,
        Comparison.LessOrEqual => Compare(a, b, "<=") <= 0,
        Comparison.Greater => Compare(a, b, ">") > 0,
        _ => Compare(a, b, ">=") >= 0,
    };

    /// <summary>Below 0, 0 or above 0; null when the question has no answer (NaN).</summary>
    /// <exception cref="JinjaException">The types have no common order.</exception>
    public static int? Compare(object? a, object? b, string sign = "<") => (a, b) switch
    {
        (long x, long y) => x.CompareTo(y),
        (string x, string y) => string.CompareOrdinal(x, y),
        (JinjaList x, JinjaList y) => CompareItems(x, y, sign),
        (JinjaTuple x, JinjaTuple y) => CompareItems(x, y, sign),
        (JinjaUndefined undefined, _) => throw undefined.Fail(),
        (_, JinjaUndefined undefined) => throw undefined.Fail(),
        (ICalculable x, _) when x.CompareTo(b) is { } order => order,
        _ when Numbers.IsNumber(a) && Numbers.IsNumber(b) => Numbers.Compare(a!, b!),
        _ => throw new JinjaException(
            JinjaErrorKind.Type,
            $"'{sign}' not supported between instances of '{TypeNames.Of(a)}' and '{TypeNames.Of(b)}'"),
    };

    static int? CompareItems(IReadOnlyList<object?> x, IReadOnlyList<object?> y, string sign)
    {
        for (var at = 0; at < Math.Min(x.Count, y.Count); at++)
        {
            if (!Equality.AreEqual(x[at], y[at]))
                return Compare(x[at], y[at], sign);
        }
        return x.Count.CompareTo(y.Count);
    }
}
