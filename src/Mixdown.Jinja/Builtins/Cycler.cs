using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Values;

namespace Mixdown.Jinja.Builtins;

/// <summary>What <c>cycler()</c> makes: its items one after another, round and round.</summary>
sealed class Cycler : IJinjaObject
{
    readonly JinjaTuple _items;
    int _at;

    public Cycler(JinjaTuple items) =>
        _items = items.Count > 0 ? items : throw new JinjaException(JinjaErrorKind.Arguments, "at least one item has to be provided");

    public string TypeName => "Cycler";

    public IEnumerable<string> AttributeNames => ["current", "next", "reset"];

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch
        {
            "current" => _items[_at],
            "next" => new InlineFunction("next", _ => Next()),
            "reset" => new InlineFunction("reset", _ => Reset()),
            _ => Unset.Value,
        };
        return value is not Unset;
    }

    public string Print() => "<Cycler>";

    object? Reset()
    {
        _at = 0;
        return null;
    }

    object? Next()
    {
        var item = _items[_at];
        _at = (_at + 1) % _items.Count;
        return item;
    }
}
