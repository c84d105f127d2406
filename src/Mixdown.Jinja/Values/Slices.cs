using System.Text;
using Mixdown.Jinja.Values.Calculation;

namespace Mixdown.Jinja.Values;

/// <summary>Python's slices.</summary>
static class Slices
{
    public static object? Get(object? target, object? start, object? stop, object? step)
    {
        if (target is JinjaUndefined undefined)
            return undefined.Follow(undefined.Name);
        if (target is not (string or IReadOnlyList<object?>) and IJinjaObject { Items: { } ofHost, Count: not null })
            target = new JinjaList(ofHost);
        var count = target switch
        {
            string text => text.Length,
            IReadOnlyList<object?> items => items.Count,
            _ => throw new JinjaException(JinjaErrorKind.Type, $"'{TypeNames.Of(target)}' object cannot be sliced"),
        };
        var by = Part(step) ?? 1;
        if (by == 0)
            throw new JinjaException(JinjaErrorKind.Value, "slice step cannot be zero");
        var first = Bound(Part(start), by > 0 ? 0 : count - 1, count, by);
        var last = Bound(Part(stop), by > 0 ? count : -1, count, by);
        var length = (int)Math.Max(0, by > 0 ? (last - first + by - 1) / by : (first - last - by - 1) / -by);
        return Take(target, (int)first, length, (int)Math.Clamp(by, -count - 1, count + 1));
    }

    static long? Part(object? part)
    {
        if (part is null)
            return null;
        return Numbers.TryLong(part, out var number)
            ? Math.Clamp(number, int.MinValue, int.MaxValue)
            : throw new JinjaException(JinjaErrorKind.Type, "slice indices must be integers or None");
    }

    static long Bound(long? given, long otherwise, int count, long by)
    {
        if (given is not { } bound)
            return otherwise;
        if (bound < 0)
            bound += count;
        return by > 0 ? Math.Clamp(bound, 0, count) : Math.Clamp(bound, -1, count - 1);
    }

    static object Take(object target, int first, int length, int by) => target switch
    {
        string text => TakeText(text, first, length, by),
        JinjaRange range => range.Slice(first, length, by),
        JinjaTuple tuple => new JinjaTuple([.. TakeItems(tuple, first, length, by)]),
        _ => new JinjaList(TakeItems((IReadOnlyList<object?>)target, first, length, by)),
    };

    static string TakeText(string text, int first, int length, int by)
    {
        if (by == 1)
            return text.Substring(length == 0 ? 0 : first, length);
        var taken = new StringBuilder(length);
        for (var at = 0; at < length; at++)
            taken.Append(text[first + at * by]);
        return taken.ToString();
    }

    static List<object?> TakeItems(IReadOnlyList<object?> items, int first, int length, int by)
    {
        var taken = new List<object?>(length);
        for (var at = 0; at < length; at++)
            taken.Add(items[first + at * by]);
        return taken;
    }
}
