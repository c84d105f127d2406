using System.Collections;
using System.Numerics;
using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Calculation;
using Mixdown.Jinja.Values.Dates;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja;

/// <summary>Between .NET and template values. A template value is one of: null (None), <see cref="string"/>,
/// <see cref="bool"/>, <see cref="long"/> or <see cref="BigInteger"/> (int), <see cref="double"/> (float),
/// <see cref="decimal"/> (Decimal), <see cref="JinjaList"/>, <see cref="JinjaTuple"/>, <see cref="JinjaDict"/>,
/// <see cref="JinjaSet"/>, <see cref="JinjaUndefined"/> or an <see cref="IJinjaObject"/>.</summary>
public static class JinjaValue
{
    /// <summary>The template value for <paramref name="value"/>: numbers widened, other dictionaries and collections copied
    /// deeply; a template value is returned as it is.</summary>
    /// <exception cref="ArgumentException">The type has no counterpart: the host has to wrap it in an
    /// <see cref="IJinjaObject"/>.</exception>
    public static object? From(object? value) => value switch
    {
        null or string or long or double or decimal or BigInteger or IJinjaObject or JinjaUndefined => value,
        bool flag => Boxes.Of(flag),
        JinjaList or JinjaTuple or JinjaDict or JinjaSet or JinjaRange or JinjaStream or JinjaView => value,
        int number => Boxes.Of(number),
        IDictionary entries => FromDictionary(entries),
        IEnumerable<KeyValuePair<string, object?>> entries => FromEntries(entries),
        IEnumerable items => new JinjaList(items.Cast<object?>().Select(From)),
        _ => FromOther(value),
    };

    /// <summary>As Python's str() prints it.</summary>
    public static string Str(object? value) => Printing.Str(value);

    /// <summary>As Python's repr() prints it.</summary>
    public static string Repr(object? value) => Printing.Repr(value);

    /// <summary>Whether it counts as true.</summary>
    public static bool IsTrue(object? value) => Truth.Of(value);

    /// <summary>Python's <c>==</c>.</summary>
    public static bool AreEqual(object? a, object? b) => Equality.AreEqual(a, b);

    /// <summary>Python's name of its type.</summary>
    public static string TypeName(object? value) => TypeNames.Of(value);

    /// <summary>What a loop over it meets.</summary>
    /// <exception cref="JinjaException">It cannot be looped over.</exception>
    public static IEnumerable<object?> Items(object? value) => Iteration.Over(value);

    /// <summary>Python's order of two values: below 0, 0 or above 0; 0 also where they have none (NaN).</summary>
    /// <exception cref="JinjaException">The types have no common order.</exception>
    public static int Compare(object? a, object? b) => Ordering.Compare(a, b) ?? 0;

    /// <summary>Calls what a template handed over: a macro, a function, a method.</summary>
    /// <param name="run">The rendering that calls.</param>
    /// <param name="callable">What is called.</param>
    /// <param name="positional">Arguments without a name.</param>
    /// <param name="named">Arguments with one; null for none.</param>
    /// <exception cref="JinjaException">It cannot be called, or it failed.</exception>
    public static object? Call(JinjaRun run, object? callable, IEnumerable<object?> positional, JinjaDict? named = null) =>
        Access.Call(callable, new JinjaArguments(
            run, run.At, [.. positional.Select(From)], [.. (named?.Keys ?? []).Select(Str)], [.. (named?.Values ?? []).Select(From)]));

    static object? FromOther(object value) => value switch
    {
        short or byte or sbyte or ushort or uint => Boxes.Of(Convert.ToInt64(value, null)),
        ulong or Int128 or UInt128 => Numbers.Normal(BigInteger.Parse(value.ToString()!, null)),
        float number => (double)number,
        char or Guid => value.ToString(),
        DateOnly day => new JinjaDate(day),
        DateTime moment => new JinjaDateTime(moment, moment.Kind == DateTimeKind.Utc ? TimeSpan.Zero : null),
        DateTimeOffset moment => new JinjaDateTime(moment.DateTime, moment.Offset),
        TimeSpan span => new JinjaTimeDelta(span),
        _ => throw new ArgumentException($"{value.GetType().Name} has no counterpart in a template.", nameof(value)),
    };

    static JinjaDict FromDictionary(IDictionary entries)
    {
        var dict = new JinjaDict();
        foreach (DictionaryEntry entry in entries)
            dict[From(entry.Key)] = From(entry.Value);
        return dict;
    }

    static JinjaDict FromEntries(IEnumerable<KeyValuePair<string, object?>> entries) =>
        new(entries.Select(entry => new KeyValuePair<object?, object?>(entry.Key, From(entry.Value))));
}
