using Mixdown.Jinja;

namespace Mixdown.Project.Compile;

/// <summary>The methods that templates see on a kind of host object, as a table: name, Python signature, body.</summary>
sealed class HostMethods<T>
{
    readonly Dictionary<string, (JinjaFunction Shape, Func<T, BoundArguments, object?> Body)> _methods = new(StringComparer.Ordinal);

    /// <summary>Names of all methods.</summary>
    public IEnumerable<string> Names => _methods.Keys;

    /// <summary>Adds a method; for collection initializers.</summary>
    /// <param name="signature">As Python writes it: <c>get(name, default=None)</c>.</param>
    public Func<T, BoundArguments, object?> this[string signature]
    {
        set
        {
            var shape = new JinjaFunction(signature, _ => throw new System.Diagnostics.UnreachableException("a method has an object"));
            _methods[shape.Name] = (shape, value);
        }
    }

    /// <summary>The method of a name, bound to its object.</summary>
    public bool TryBind(T self, string name, out object? method)
    {
        method = _methods.TryGetValue(name, out var found)
            ? found.Shape.With(arguments => found.Body(self, arguments))
            : null;
        return method is not null;
    }
}
