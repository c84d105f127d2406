using Mixdown.Jinja.Builtins.Methods;
using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Builtins.Filters;

/// <summary>Filters over the items of a list, a dict or a text.</summary>
static class ItemFilters
{
    public static JinjaFunction[] All() =>
    [
        new("default(value, default_value='', boolean=False)", a => a[0] is JinjaUndefined || (a.IsTrue(2) && !a.IsTrue(0)) ? a[1] : a[0]),
        new("length(value)", a => Length(a[0])),
        new("first(seq)", a => First(a, a.Items(0))),
        new("last(seq)", a => First(a, Enumerable.Reverse(Iteration.ToList(a[0])))),
        new("random(seq)", Random),
        new("join(value, d='', attribute=None)", Join),
        new("list(value)", a => new JinjaList(Iteration.ToList(a[0]))),
        new("reverse(value)", a => Reverse(a[0])),
        new("items(value)", a => a[0] is JinjaUndefined ? new JinjaList() : Items(a[0])),
        new("attr(obj, name)", Attribute),
        new("batch(value, linecount, fill_with=None)", a => new JinjaStream(Batch(Iteration.ToList(a[0]), a.Integer(1), a[2]), "do_batch")),
        new("slice(value, slices, fill_with=None)", a => new JinjaStream(Slice(Iteration.ToList(a[0]), a.Integer(1), a[2]), "do_slice")),
        new("dictsort(value, case_sensitive=False, by='key', reverse=False)", DictSort),
        new("sort(value, reverse=False, case_sensitive=False, attribute=None)", Sort),
        new("unique(value, case_sensitive=False, attribute=None)", a => new JinjaStream(Unique(a), "do_unique")),
        new("min(value, case_sensitive=False, attribute=None)", a => Extreme(a, -1)),
        new("max(value, case_sensitive=False, attribute=None)", a => Extreme(a, 1)),
    ];

    internal static object Length(object? value) => Iteration.CountOf(value) is { } count
        ? Boxes.Of((long)count)
        : throw new JinjaException(JinjaErrorKind.Type, $"object of type '{TypeNames.Of(value)}' has no len()")
        {
            Hint = value is JinjaStream ? "Make a list of it first, with the filter list." : null,
        };

    static object? First(BoundArguments a, IEnumerable<object?> items)
    {
        foreach (var item in items)
            return item;
        return new JinjaUndefined(a.Run.Environment.Options.Undefined, "item", "the sequence is empty");
    }

    static object? Random(BoundArguments a)
    {
        var pick = a.Run.Environment.Options.Pick ?? throw new JinjaException(JinjaErrorKind.Value, "the filter random is switched off")
        {
            Hint = "The same text must give the same SQL: choose by a hash of a key instead.",
        };
        var items = Iteration.ToList(a[0]);
        return items.Count == 0 ? First(a, items) : items[pick(items.Count)];
    }

    static string Join(BoundArguments a)
    {
        var pick = AttributePath.Picker(a.Run, a[2]);
        var texts = a.Items(0).Select(item => Printing.Str(pick(item))).ToList();
        var separator = Printing.Str(a[1]);
        Sizes.CheckText(texts.Sum(text => (long)text.Length + separator.Length));
        return string.Join(separator, texts);
    }

    static object Reverse(object? value) => value is string text
        ? string.Concat(text.Reverse())
        : new JinjaStream(Enumerable.Reverse(Iteration.ToList(value)), "reversed");

    static JinjaStream Items(object? value) => value is JinjaDict dict
        ? new JinjaStream(JinjaView.Entries(dict), "do_items")
        : throw new JinjaException(JinjaErrorKind.Type, "Can only get item pairs from a mapping.");

    static object? Attribute(BoundArguments a)
    {
        var name = Printing.Str(a[1]);
        if (a[0] is not JinjaDict)
            return Access.Attribute(a.Run, a[0], name);
        return TypeMethods.Find(a[0], name) is { } method ? new BoundMethod(a[0], method) : Access.Missing(a.Run, a[0], name);
    }

    static IEnumerable<object?> Batch(List<object?> items, int size, object? fill)
    {
        if (size <= 0)
            throw new JinjaException(JinjaErrorKind.Value, "batch() takes a size of at least 1");
        Sizes.CheckItems(size);
        for (var at = 0; at < items.Count; at += size)
        {
            var batch = items.GetRange(at, Math.Min(size, items.Count - at));
            if (fill is not null)
                batch.AddRange(Enumerable.Repeat(fill, size - batch.Count));
            yield return new JinjaList(batch);
        }
    }

    static IEnumerable<object?> Slice(List<object?> items, int slices, object? fill)
    {
        if (slices <= 0)
            throw new JinjaException(JinjaErrorKind.Value, "slice() takes a number of at least 1");
        Sizes.CheckItems(slices);
        var (size, longer) = (items.Count / slices, items.Count % slices);
        for (int slice = 0, at = 0; slice < slices; slice++)
        {
            var part = items.GetRange(at, size + (slice < longer ? 1 : 0));
            at += part.Count;
            if (fill is not null && slice >= longer)
                part.Add(fill);
            yield return new JinjaList(part);
        }
    }

    static JinjaList DictSort(BoundArguments a)
    {
        var index = a.Text(2) switch
        {
            "key" => 0,
            "value" => 1,
            _ => throw new JinjaException(JinjaErrorKind.Arguments, "You can only sort by either \"key\" or \"value\""),
        };
        var map = CaseMap(a, 1);
        return new JinjaList(Sorting.Sorted(JinjaView.Entries(a.As<JinjaDict>(0, "a dict")), pair => map(((JinjaTuple)pair!)[index]), a.IsTrue(3)));
    }

    static JinjaList Sort(BoundArguments a) =>
        new(Sorting.Sorted(a.Items(0), AttributePath.SeveralPicker(a.Run, a[3], CaseMap(a, 2)), a.IsTrue(1)));

    static IEnumerable<object?> Unique(BoundArguments a)
    {
        var (map, pick) = (CaseMap(a, 1), AttributePath.Picker(a.Run, a[2]));
        var seen = new JinjaDict();
        foreach (var item in a.Items(0))
        {
            var key = map(pick(item));
            if (seen.Has(key))
                continue;
            seen[key] = null;
            yield return item;
        }
    }

    static object? Extreme(BoundArguments a, int sign)
    {
        var (map, pick) = (CaseMap(a, 1), AttributePath.Picker(a.Run, a[2]));
        object? best = null, bestKey = Unset.Value;
        foreach (var item in a.Items(0))
        {
            var key = map(pick(item));
            if (!ReferenceEquals(bestKey, Unset.Value) && Math.Sign(Ordering.Compare(key, bestKey) ?? 0) != sign)
                continue;
            (best, bestKey) = (item, key);
        }
        return ReferenceEquals(bestKey, Unset.Value) ? First(a, []) : best;
    }

    static Func<object?, object?> CaseMap(BoundArguments a, int index) => a.IsTrue(index) ? value => value : Sorting.IgnoreCase;
}
