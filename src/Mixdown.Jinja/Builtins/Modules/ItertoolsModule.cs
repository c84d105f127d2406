using System.Globalization;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Calculation;

namespace Mixdown.Jinja.Builtins.Modules;

/// <summary>Python's itertools, without the endless ones.</summary>
static class ItertoolsModule
{
    public static IJinjaObject Make() => new PlainObject("module 'itertools'", PlainObject.Of(
        new("chain(*iterables)", a => Stream(a, "chain", a.Items(0).SelectMany(Iteration.Over))),
        new("product(*iterables, **named)", Product),
        new("combinations(iterable, r)", a => Stream(a, "combinations", Choose(Iteration.ToList(a[0]), a.Integer(1), 0, []))),
        new("permutations(iterable, r=None)", a => Stream(a, "permutations", Permute(Iteration.ToList(a[0]), a[1] is null ? null : a.Integer(1), []))),
        new("zip_longest(*iterables, **named)", a => Stream(a, "zip_longest", ZipLongest(a))),
        new("islice(iterable, start, stop=?, step=1)", Slice),
        new("repeat(item, times)", a => Stream(a, "repeat", Enumerable.Repeat(a[0], a.Integer(1)))),
        new("accumulate(iterable)", a => Stream(a, "accumulate", Accumulate(a.Items(0)))),
        new("compress(data, selectors)", a => Stream(a, "compress", a.Items(0).Zip(a.Items(1)).Where(pair => Truth.Of(pair.Second)).Select(pair => pair.First)))));

    static JinjaStream Stream(BoundArguments a, string name, IEnumerable<object?> items) =>
        new(Bounded(items, name, a.Run.Environment.Options.Limits.RangeLength), "itertools." + name);

    /// <summary>Few arguments make many items here, so each stream ends where a range would have to.</summary>
    static IEnumerable<object?> Bounded(IEnumerable<object?> items, string name, int limit)
    {
        var count = 0;
        foreach (var item in items)
        {
            if (++count > limit)
                throw new JinjaException(JinjaErrorKind.Limit, $"itertools.{name}() gives more than {limit.ToString(CultureInfo.InvariantCulture)} items");
            yield return item;
        }
    }

    static JinjaStream Product(BoundArguments a)
    {
        var repeat = ((JinjaDict)a[1]!)["repeat"] is long times ? (int)Math.Clamp(times, 0, 10) : 1;
        var sources = Enumerable.Repeat(a.Items(0).Select(Iteration.ToList).ToList(), repeat).SelectMany(lists => lists).ToList();
        return Stream(a, "product", Cross(sources, 0, []));
    }

    static IEnumerable<object?> Cross(List<List<object?>> sources, int at, object?[] chosen)
    {
        if (at == sources.Count)
            return [new JinjaTuple(chosen)];
        return sources[at].SelectMany(item => Cross(sources, at + 1, [.. chosen, item]));
    }

    static IEnumerable<object?> Choose(List<object?> items, int left, int from, object?[] chosen)
    {
        if (left == 0)
            return [new JinjaTuple(chosen)];
        return Enumerable.Range(from, Math.Max(0, items.Count - from)).SelectMany(at => Choose(items, left - 1, at + 1, [.. chosen, items[at]]));
    }

    static IEnumerable<object?> Permute(List<object?> items, int? length, int[] chosen)
    {
        if (chosen.Length == (length ?? items.Count))
            return [new JinjaTuple([.. chosen.Select(at => items[at])])];
        return Enumerable.Range(0, items.Count).Where(at => !chosen.Contains(at)).SelectMany(at => Permute(items, length, [.. chosen, at]));
    }

    static IEnumerable<object?> ZipLongest(BoundArguments a)
    {
        var lists = a.Items(0).Select(Iteration.ToList).ToList();
        var fill = ((JinjaDict)a[1]!)["fillvalue"];
        for (var at = 0; at < lists.Select(list => list.Count).DefaultIfEmpty().Max(); at++)
            yield return new JinjaTuple([.. lists.Select(list => at < list.Count ? list[at] : fill)]);
    }

    static JinjaStream Slice(BoundArguments a)
    {
        var (start, stop) = a.Has(2) ? (a.Integer(1), a[2] is null ? int.MaxValue : a.Integer(2)) : (0, a.Integer(1));
        var step = Math.Max(1, a.Integer(3));
        return Stream(a, "islice", a.Items(0).Take(stop).Skip(start).Where((_, at) => at % step == 0));
    }

    static IEnumerable<object?> Accumulate(IEnumerable<object?> items)
    {
        object? sum = null;
        var isFirst = true;
        foreach (var item in items)
        {
            sum = isFirst ? item : Arithmetic.Add(sum, item);
            isFirst = false;
            yield return sum;
        }
    }
}
