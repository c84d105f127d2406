using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Values;

/// <summary>What <c>namespace()</c> makes: the one object whose attributes a template can set.</summary>
sealed class JinjaNamespace(JinjaDict attributes) : IJinjaObject
{
    public string TypeName => "Namespace";

    public IEnumerable<string> AttributeNames => attributes.Keys.OfType<string>();

    public object? this[string name]
    {
        set => attributes[name] = value;
    }

    public bool TryGetAttribute(string name, out object? value) => attributes.TryGet(name, out value);

    public bool TryGetItem(object? key, out object? value) => attributes.TryGet(key, out value);

    public string Print() => $"<Namespace {Printing.Repr(attributes)}>";
}
