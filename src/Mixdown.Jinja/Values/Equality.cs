using Mixdown.Jinja.Values.Calculation;

namespace Mixdown.Jinja.Values;

/// <summary>Python's <c>==</c>.</summary>
static class Equality
{
    public static bool AreEqual(object? a, object? b)
    {
        if (ReferenceEquals(a, b))
            return a is not double number || !double.IsNaN(number);
        return (a, b) switch
        {
            (null, _) or (_, null) => false,
            (string x, string y) => string.Equals(x, y, StringComparison.Ordinal),
            (JinjaList x, JinjaList y) => SameItems(x, y),
            (JinjaTuple x, JinjaTuple y) => SameItems(x, y),
            (JinjaRange x, JinjaRange y) => SameItems(x, y),
            (JinjaDict x, JinjaDict y) => SameEntries(x, y),
            (JinjaUndefined x, JinjaUndefined y) => x.Rule == y.Rule,
            _ => AreEqualOtherwise(a, b),
        };
    }

    static bool AreEqualOtherwise(object a, object b)
    {
        if (Numbers.IsNumber(a) && Numbers.IsNumber(b))
            return Numbers.AreEqual(a, b);
        if (AsSet(a) is { } x && AsSet(b) is { } y)
            return x.Count == y.Count && x.All(item => Membership.Contains(y, item));
        return a is IJinjaObject && a.Equals(b);
    }

    /// <summary>Sets and the views of dicts that Python compares as sets.</summary>
    static IReadOnlyCollection<object?>? AsSet(object value) => value switch
    {
        JinjaSet set => set,
        JinjaView { Name: not "dict_values" } view => view,
        _ => null,
    };

    static bool SameItems(IReadOnlyList<object?> x, IReadOnlyList<object?> y)
    {
        if (x.Count != y.Count)
            return false;
        for (var at = 0; at < x.Count; at++)
        {
            if (!AreEqual(x[at], y[at]))
                return false;
        }
        return true;
    }

    static bool SameEntries(JinjaDict x, JinjaDict y)
    {
        if (x.Count != y.Count)
            return false;
        foreach (var (key, value) in x)
        {
            if (!y.TryGet(key, out var other) || !AreEqual(value, other))
                return false;
        }
        return true;
    }
}
