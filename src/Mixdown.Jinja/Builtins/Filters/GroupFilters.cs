using Mixdown.Jinja.Values;

namespace Mixdown.Jinja.Builtins.Filters;

/// <summary>The filter groupby.</summary>
static class GroupFilters
{
    public static JinjaFunction[] All() =>
    [
        new("groupby(value, attribute, default=?, case_sensitive=False)", GroupBy),
    ];

    static JinjaList GroupBy(BoundArguments a)
    {
        var pick = AttributePath.Picker(a.Run, a[1], a[2], a.Has(2));
        Func<object?, object?> map = a.IsTrue(3) ? value => value : Sorting.IgnoreCase;
        var groups = new List<object?>();
        var items = new JinjaList();
        object? last = null;
        foreach (var item in Sorting.Sorted(a.Items(0), item => map(pick(item)), isReversed: false))
        {
            var key = map(pick(item));
            if (groups.Count == 0 || !Equality.AreEqual(key, last))
                groups.Add(new JinjaTuple(pick(item), items = new JinjaList()) { Names = ["grouper", "list"] });
            items.Add(item);
            last = key;
        }
        return new JinjaList(groups);
    }
}
