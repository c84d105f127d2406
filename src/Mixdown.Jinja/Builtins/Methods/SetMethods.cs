using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Builtins.Methods;

/// <summary>Methods of set.</summary>
static class SetMethods
{
    public static Dictionary<string, JinjaFunction> All { get; } = FunctionTable.Of(
        new("add(self, item)", a => Change(a, set => set.Add(a[1]))),
        new("discard(self, item)", a => Change(a, set => set.Remove(a[1]))),
        new("remove(self, item)", a => Change(a, set => Remove(set, a[1]))),
        new("clear(self)", a => Change(a, set => set.Clear())),
        new("update(self, *others)", a => Change(a, set => Others(a).ForEach(set.Add))),
        new("copy(self)", a => new JinjaSet(Self(a))),
        new("union(self, *others)", a => new JinjaSet([.. Self(a), .. Others(a)])),
        new("intersection(self, other)", a => new JinjaSet(Self(a).Where(Other(a).Has))),
        new("difference(self, other)", a => new JinjaSet(Self(a).Where(item => !Other(a).Has(item)))),
        new("symmetric_difference(self, other)", a => Symmetric(Self(a), Other(a))),
        new("issubset(self, other)", a => Self(a).All(Other(a).Has)),
        new("issuperset(self, other)", a => Other(a).All(Self(a).Has)),
        new("isdisjoint(self, other)", a => !Self(a).Any(Other(a).Has)));

    static JinjaSet Self(BoundArguments a) => (JinjaSet)a[0]!;

    static JinjaSet Other(BoundArguments a) => a[1] as JinjaSet ?? new JinjaSet(a.Items(1));

    static List<object?> Others(BoundArguments a) => [.. a.Items(1).SelectMany(Iteration.Over)];

    static JinjaSet Symmetric(JinjaSet self, JinjaSet other) =>
        new(self.Where(item => !other.Has(item)).Concat(other.Where(item => !self.Has(item))));

    static object? Change(BoundArguments a, Action<JinjaSet> change)
    {
        change(Self(a));
        return null;
    }

    static void Remove(JinjaSet set, object? item)
    {
        if (!set.Remove(item))
            throw new JinjaException(JinjaErrorKind.Value, $"the set has no item {Printing.Repr(item)}");
    }
}
