using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Functions;

/// <summary>Python's <c>itertools</c>, as far as finite, as <c>modules.itertools</c>.</summary>
static class IterationFunctions
{
    public static JinjaDict Module { get; } = new()
    {
        ["chain"] = new JinjaFunction("chain(*args)", given => new JinjaList(given.Items(0).SelectMany(JinjaValue.Items))),
        ["product"] = new JinjaFunction("product(*args)", given => new JinjaList(Product([.. given.Items(0).Select(list => JinjaValue.Items(list).ToArray())]))),
        ["combinations"] = new JinjaFunction("combinations(iterable, r)", given => new JinjaList(Combinations([.. given.Items(0)], given.Integer(1), 0))),
        ["permutations"] = new JinjaFunction("permutations(iterable, r=None)", given => new JinjaList(Permutations([.. given.Items(0)], given[1] is null ? -1 : given.Integer(1)))),
        ["zip_longest"] = new JinjaFunction("zip_longest(*args, **kwargs)", given => ZipLongest([.. given.Items(0).Select(list => JinjaValue.Items(list).ToArray())], ((JinjaDict)given[1]!)["fillvalue"])),
        ["accumulate"] = new JinjaFunction("accumulate(iterable)", given => Accumulate(given.Items(0))),
    };

    static IEnumerable<JinjaTuple> Product(object?[][] lists) => lists.Aggregate(
        (IEnumerable<object?[]>)[[]],
        (rows, list) => rows.SelectMany(row => list.Select(item => (object?[])[.. row, item])))
        .Select(row => new JinjaTuple(row));

    static IEnumerable<JinjaTuple> Combinations(object?[] items, int length, int from)
    {
        if (length == 0)
            return [JinjaTuple.Empty];
        return Enumerable.Range(from, Math.Max(0, items.Length - from)).SelectMany(at =>
            Combinations(items, length - 1, at + 1).Select(rest => new JinjaTuple([items[at], .. rest])));
    }

    static IEnumerable<JinjaTuple> Permutations(object?[] items, int length)
    {
        if (length == 0 || (length < 0 && items.Length == 0))
            return [JinjaTuple.Empty];
        return Enumerable.Range(0, items.Length).SelectMany(at =>
            Permutations([.. items[..at], .. items[(at + 1)..]], length < 0 ? -1 : length - 1).Select(rest => new JinjaTuple([items[at], .. rest])));
    }

    static JinjaList ZipLongest(object?[][] lists, object? fill)
    {
        var rows = lists.Length == 0 ? 0 : lists.Max(list => list.Length);
        return new JinjaList(Enumerable.Range(0, rows).Select(object? (row) =>
            new JinjaTuple([.. lists.Select(list => row < list.Length ? list[row] : fill)])));
    }

    static JinjaList Accumulate(IEnumerable<object?> items)
    {
        long sum = 0;
        return new JinjaList(items.Select(object? (item) => sum += item is long number ? number : 0));
    }
}
