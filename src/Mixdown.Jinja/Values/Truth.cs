using System.Numerics;

namespace Mixdown.Jinja.Values;

/// <summary>What counts as true in Python.</summary>
static class Truth
{
    public static bool Of(object? value) => value switch
    {
        bool flag => flag,
        null => false,
        string text => text.Length > 0,
        long number => number != 0,
        JinjaList list => list.Count > 0,
        JinjaDict dict => dict.Count > 0,
        JinjaUndefined undefined => undefined.IsTrue(),
        IJinjaObject other => other.IsTrue,
        IReadOnlyCollection<object?> items => items.Count > 0,
        _ => OfNumber(value),
    };

    static bool OfNumber(object value) => value switch
    {
        double number => number != 0,
        decimal number => number != 0,
        BigInteger number => !number.IsZero,
        _ => true,
    };
}
