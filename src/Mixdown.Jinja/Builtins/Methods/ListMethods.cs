using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Builtins.Methods;

/// <summary>Methods of list, and those of them that tuple and range have too.</summary>
static class ListMethods
{
    public static Dictionary<string, JinjaFunction> Reading { get; } = FunctionTable.Of(
        new("count(self, item)", a => Self(a).Count(item => Equality.AreEqual(item, a[1]))),
        new("index(self, item, start=0)", a => Find(Self(a), a[1], a.Integer(2))));

    public static Dictionary<string, JinjaFunction> All { get; } = FunctionTable.Of(
    [
        .. Reading.Values,
        new("append(self, item)", a => Change(a, list => list.Add(a[1]))),
        new("extend(self, items)", a => Extend(List(a), a[1])),
        new("insert(self, index, item)", a => Insert(List(a), a.Integer(1), a[2])),
        new("pop(self, index=-1)", a => Pop(List(a), a.Integer(1))),
        new("remove(self, item)", a => Change(a, list => list.RemoveAt(Find(list, a[1], 0)))),
        new("clear(self)", a => Change(a, list => list.Clear())),
        new("copy(self)", a => new JinjaList([.. List(a)])),
        new("reverse(self)", a => Change(a, list => list.Reverse())),
        new("sort(self, key=None, reverse=False)", a => Sort(a)),
    ]);

    static IReadOnlyList<object?> Self(BoundArguments a) => (IReadOnlyList<object?>)a[0]!;

    static List<object?> List(BoundArguments a) => ((JinjaList)a[0]!).Items;

    static object? Change(BoundArguments a, Action<List<object?>> change)
    {
        Sizes.CheckItems(List(a).Count);
        change(List(a));
        return null;
    }

    static object? Extend(List<object?> list, object? items)
    {
        var added = Iteration.ToList(items);
        Sizes.CheckItems((long)list.Count + added.Count);
        list.AddRange(added);
        return null;
    }

    static object? Insert(List<object?> list, int index, object? item)
    {
        list.Insert(Math.Clamp(index < 0 ? index + list.Count : index, 0, list.Count), item);
        return null;
    }

    static object? Pop(List<object?> list, int index)
    {
        var at = index < 0 ? index + list.Count : index;
        if (at < 0 || at >= list.Count)
            throw new JinjaException(JinjaErrorKind.Value, list.Count == 0 ? "pop from empty list" : "pop index out of range");
        var item = list[at];
        list.RemoveAt(at);
        return item;
    }

    static int Find(IReadOnlyList<object?> items, object? item, int start)
    {
        for (var at = Math.Max(0, start < 0 ? start + items.Count : start); at < items.Count; at++)
        {
            if (Equality.AreEqual(items[at], item))
                return at;
        }
        throw new JinjaException(JinjaErrorKind.Value, $"{Printing.Repr(item)} is not in the list");
    }

    static object? Sort(BoundArguments a)
    {
        var key = a[1];
        Func<object?, object?> keyOf = key is null ? item => item : item => Call(a, key, item);
        var sorted = Sorting.Sorted(List(a), keyOf, a.IsTrue(2));
        List(a).Clear();
        List(a).AddRange(sorted);
        return null;
    }

    static object? Call(BoundArguments a, object key, object? item) =>
        Runtime.Access.Call(key, new JinjaArguments(a.Run, a.At, [item], [], []));
}
