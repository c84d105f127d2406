namespace Mixdown.Jinja;

/// <summary>Names in a dictionary, in front of those of another scope.</summary>
/// <param name="outer">Asked for names that are not here; null for none.</param>
public sealed class JinjaScope(IJinjaScope? outer = null) : IJinjaScope
{
    readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    /// <summary>Sets <paramref name="name"/>; the value is taken through <see cref="JinjaValue.From"/>.</summary>
    public object? this[string name]
    {
        set => _values[name] = JinjaValue.From(value);
    }

    /// <inheritdoc/>
    public IEnumerable<string> Names => outer is null ? _values.Keys : _values.Keys.Concat(outer.Names);

    /// <inheritdoc/>
    public bool TryResolve(string name, out object? value) =>
        _values.TryGetValue(name, out value) || (outer?.TryResolve(name, out value) ?? false);
}
