using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Functions;

/// <summary>Names of a rendering as a mapping: <c>context['ref']</c>, <c>context.get('my_macro')</c>, <c>builtins.ref</c>.</summary>
/// <param name="names">Every name.</param>
/// <param name="lookup">What a name means.</param>
sealed class ContextValue(Func<IEnumerable<string>> names, ContextValue.Lookup lookup) : IJinjaObject
{
    static readonly HostMethods<ContextValue> Methods = new()
    {
        ["get(name, default=None)"] = (self, given) => self.Find(given.Text(0), out var value) ? value : given[1],
        ["keys()"] = (self, _) => new JinjaList(self.Items),
    };

    readonly Lookup _lookup = lookup;

    /// <summary>What a name means; false when it means nothing.</summary>
    public delegate bool Lookup(string name, out object? value);

    public string TypeName => "Context";

    public bool IsTrue => true;

    public IEnumerable<object?> Items => names();

    public IEnumerable<string> AttributeNames => names();

    /// <summary>A name comes first: <c>builtins.get</c> is the method, since no name is called so.</summary>
    public bool TryGetAttribute(string name, out object? value) => Find(name, out value) || Methods.TryBind(this, name, out value);

    public bool TryGetItem(object? key, out object? value)
    {
        value = null;
        return key is string name && Find(name, out value);
    }

    public string Print() => "<Context>";

    bool Find(string name, out object? value) => _lookup(name, out value);
}
