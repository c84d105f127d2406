using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Builtins.Methods;

/// <summary>Methods of dict.</summary>
static class DictMethods
{
    public static Dictionary<string, JinjaFunction> All { get; } = FunctionTable.Of(
        new("keys(self)", a => JinjaView.Keys(Self(a))),
        new("values(self)", a => JinjaView.Values(Self(a))),
        new("items(self)", a => JinjaView.Entries(Self(a))),
        new("get(self, key, default=None)", a => Self(a).TryGet(a[1], out var value) ? value : a[2]),
        new("setdefault(self, key, default=None)", a => SetDefault(Self(a), a[1], a[2])),
        new("update(self, *other, **named)", a => Update(a)),
        new("pop(self, key, default=?)", a => Pop(a)),
        new("popitem(self)", a => PopItem(Self(a))),
        new("copy(self)", a => new JinjaDict(Self(a))),
        new("clear(self)", a => Clear(Self(a))));

    static JinjaDict Self(BoundArguments a) => (JinjaDict)a[0]!;

    static object? SetDefault(JinjaDict dict, object? key, object? value)
    {
        if (!dict.Has(key))
            dict[key] = value;
        return dict[key];
    }

    static object? Update(BoundArguments a)
    {
        foreach (var other in (JinjaTuple)a[1]!)
            Self(a).Update(Entries(other));
        Self(a).Update((JinjaDict)a[2]!);
        return null;
    }

    /// <summary>The entries of a dict, or of a list of pairs.</summary>
    internal static IEnumerable<KeyValuePair<object?, object?>> Entries(object? value) =>
        value as IEnumerable<KeyValuePair<object?, object?>> ?? Iteration.Over(value).Select(Pair);

    static KeyValuePair<object?, object?> Pair(object? value) => Iteration.ToList(value) is [var key, var item]
        ? new(key, item)
        : throw new JinjaException(JinjaErrorKind.Value, "a dict is made of pairs, and this is not a pair");

    static object? Pop(BoundArguments a)
    {
        if (Self(a).Remove(a[1], out var value))
            return value;
        return a.Has(2) ? a[2] : throw new JinjaException(JinjaErrorKind.Value, $"the dict has no key {Printing.Repr(a[1])}");
    }

    static JinjaTuple PopItem(JinjaDict dict)
    {
        if (dict.Count == 0)
            throw new JinjaException(JinjaErrorKind.Value, "the dict is empty");
        var (key, value) = dict.Last();
        dict.Remove(key, out _);
        return new JinjaTuple(key, value);
    }

    static object? Clear(JinjaDict dict)
    {
        dict.Clear();
        return null;
    }
}
