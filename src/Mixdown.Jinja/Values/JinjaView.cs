using System.Collections;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Values;

/// <summary>Python's dict_keys, dict_values and dict_items: what a dict holds now, not when it was asked.</summary>
sealed class JinjaView(JinjaDict dict, string name, Func<KeyValuePair<object?, object?>, object?> pick)
    : IReadOnlyCollection<object?>
{
    public int Count => dict.Count;

    public string Name => name;

    public static JinjaView Keys(JinjaDict dict) => new(dict, "dict_keys", entry => entry.Key);

    public static JinjaView Values(JinjaDict dict) => new(dict, "dict_values", entry => entry.Value);

    public static JinjaView Entries(JinjaDict dict) => new(dict, "dict_items", entry => new JinjaTuple(entry.Key, entry.Value));

    public IEnumerator<object?> GetEnumerator()
    {
        foreach (var entry in dict)
            yield return pick(entry);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => Printing.Str(this);
}
