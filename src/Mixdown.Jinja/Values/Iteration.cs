namespace Mixdown.Jinja.Values;

/// <summary>What a loop over a value meets, and how many.</summary>
static class Iteration
{
    /// <exception cref="JinjaException">It cannot be looped over.</exception>
    public static IEnumerable<object?> Over(object? value) =>
        TryOver(value) ?? throw new JinjaException(JinjaErrorKind.Type, $"'{TypeNames.Of(value)}' object is not iterable");

    /// <summary>Null when it cannot be looped over.</summary>
    public static IEnumerable<object?>? TryOver(object? value) => value switch
    {
        JinjaDict dict => dict.Keys,
        IEnumerable<object?> items => items,
        string text => Characters(text),
        JinjaUndefined undefined => undefined.Items(),
        IJinjaObject other => other.Items,
        _ => null,
    };

    /// <summary>How many items, without walking over them; null when that is unknown.</summary>
    public static int? CountOf(object? value) => value switch
    {
        string text => text.Length,
        JinjaDict dict => dict.Count,
        IReadOnlyCollection<object?> items => items.Count,
        JinjaUndefined undefined => undefined.Items().Count(),
        IJinjaObject other => other.Count,
        _ => null,
    };

    /// <summary>A list of its own with the same items.</summary>
    public static List<object?> ToList(object? value)
    {
        var items = Over(value);
        return items is JinjaList list ? [.. list.Items] : [.. items];
    }

    static IEnumerable<object?> Characters(string text)
    {
        foreach (var character in text)
            yield return character.ToString();
    }
}
