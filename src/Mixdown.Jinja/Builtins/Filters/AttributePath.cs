using System.Globalization;
using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Values;

namespace Mixdown.Jinja.Builtins.Filters;

/// <summary>The argument <c>attribute</c> of many filters: <c>'name'</c>, <c>'customer.city'</c>, <c>0</c>.</summary>
static class AttributePath
{
    /// <summary>Takes the attribute of an item; the item itself when <paramref name="path"/> is None.</summary>
    public static Func<object?, object?> Picker(JinjaRun run, object? path, object? otherwise = null, bool hasDefault = false)
    {
        if (path is null)
            return item => item;
        var keys = Keys(path);
        return item =>
        {
            foreach (var key in keys)
            {
                item = Access.Item(run, item, key);
                if (hasDefault && item is JinjaUndefined)
                    return otherwise;
            }
            return item;
        };
    }

    /// <summary>Several attributes, separated by commas, as a tuple of what <paramref name="map"/> makes of them.</summary>
    public static Func<object?, object?> SeveralPicker(JinjaRun run, object? paths, Func<object?, object?> map)
    {
        if (paths is not string text || !text.Contains(',', StringComparison.Ordinal))
        {
            var single = Picker(run, paths);
            return item => map(single(item));
        }
        var pickers = text.Split(',').Select(path => Picker(run, path)).ToArray();
        return item => new JinjaTuple([.. pickers.Select(pick => map(pick(item)))]);
    }

    static object?[] Keys(object path) => path is string text
        ? [.. text.Split('.').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? Boxes.Of((long)index) : part)]
        : [path];
}
