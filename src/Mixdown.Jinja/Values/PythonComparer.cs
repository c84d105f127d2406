using System.Numerics;

namespace Mixdown.Jinja.Values;

/// <summary>Equality and hash of dict keys and set items as in Python: 1, 1.0 and True are one key; what can change has no
/// hash.</summary>
sealed class PythonComparer : IEqualityComparer<object>
{
    /// <summary>Stands for None, which cannot be a key below.</summary>
    public static readonly object None = new();

    public static PythonComparer Instance { get; } = new();

    public new bool Equals(object? a, object? b) => ReferenceEquals(a, b) || Equality.AreEqual(a, b);

    public int GetHashCode(object value) => value switch
    {
        string text => text.GetHashCode(StringComparison.Ordinal),
        long number => number.GetHashCode(),
        bool flag => (flag ? 1L : 0L).GetHashCode(),
        double number => HashOf(number),
        decimal number => HashOf((double)number),
        BigInteger number => HashOf((double)number),
        JinjaTuple tuple => HashOf(tuple),
        JinjaList or JinjaDict or JinjaSet => throw Unhashable(value),
        JinjaUndefined => 0,
        _ => value.GetHashCode(),
    };

    static int HashOf(double number) =>
        Math.Abs(number) < 9e18 && Math.Floor(number) == number ? ((long)number).GetHashCode() : number.GetHashCode();

    static int HashOf(JinjaTuple tuple)
    {
        var hash = new HashCode();
        foreach (var item in tuple)
            hash.Add(Instance.GetHashCode(item ?? None));
        return hash.ToHashCode();
    }

    static JinjaException Unhashable(object value) =>
        new(JinjaErrorKind.Type, $"unhashable type: '{TypeNames.Of(value)}'");
}
