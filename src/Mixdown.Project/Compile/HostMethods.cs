using Mixdown.Jinja;

namespace Mixdown.Project.Compile;

/// <summary>The methods that templates see on a kind of host object, as a table: name, Python signature, body.</summary>
sealed class HostMethods<T>
{
    readonly Dictionary<string, (string Signature, Func<T, BoundArguments, object?> Body)> _methods = new(StringComparer.Ordinal);

    /// <summary>Names of all methods.</summary>
    public IEnumerable<string> Names => _methods.Keys;

    /// <summary>Adds a method; for collection initializers.</summary>
    /// <param name="signature">As Python writes it: <c>get(name, default=None)</c>.</param>
    public Func<T, BoundArguments, object?> this[string signature]
    {
        set => _methods[signature[..signature.IndexOf('(', StringComparison.Ordinal)]] = (signature, value);
    }

    /// <summary>The method of a name, bound to its object.</summary>
    public bool TryBind(T self, string name, out object? method)
    {
        method = _methods.TryGetValue(name, out var found)
            ? new JinjaFunction(found.Signature, arguments => found.Body(self, arguments))
            : null;
        return method is not null;
    }
}
