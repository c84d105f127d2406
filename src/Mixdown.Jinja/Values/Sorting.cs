using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Values;

/// <summary>Python's stable sort.</summary>
static class Sorting
{
    /// <summary>Items in the order of their keys; equal ones keep their order, in either direction.</summary>
    /// <exception cref="JinjaException">Two keys have no common order.</exception>
    public static List<object?> Sorted(IEnumerable<object?> items, Func<object?, object?> key, bool isReversed)
    {
        var keyed = items.Select(item => (Key: key(item), Item: item)).ToArray();
        Sort(keyed, new (object? Key, object? Item)[keyed.Length], isReversed);
        return [.. keyed.Select(entry => entry.Item)];
    }

    /// <summary>A text in lower case, anything else as it is: the filters ignore case unless they are told not to.</summary>
    public static object? IgnoreCase(object? value) => value is string text ? Texts.Lower(text) : value;

    /// <summary>Merge sort: the library's sort hides what a comparison throws behind an error of its own.</summary>
    static void Sort(Span<(object? Key, object? Item)> items, Span<(object? Key, object? Item)> spare, bool isReversed)
    {
        if (items.Length < 2)
            return;
        var middle = items.Length / 2;
        Sort(items[..middle], spare, isReversed);
        Sort(items[middle..], spare, isReversed);
        var left = spare[..middle];
        items[..middle].CopyTo(left);
        for (int from = 0, right = middle, to = 0; from < middle; to++)
        {
            var takesRight = right < items.Length && IsBefore(items[right].Key, left[from].Key, isReversed);
            items[to] = takesRight ? items[right++] : left[from++];
        }
    }

    static bool IsBefore(object? a, object? b, bool isReversed) => (isReversed ? Ordering.Compare(b, a) : Ordering.Compare(a, b)) < 0;
}
