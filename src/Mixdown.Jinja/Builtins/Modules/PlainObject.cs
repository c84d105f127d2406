namespace Mixdown.Jinja.Builtins.Modules;

/// <summary>A module or a class of Python: attributes, and perhaps a constructor.</summary>
sealed class PlainObject(string name, IReadOnlyDictionary<string, object?> attributes, JinjaFunction? constructor = null) : IJinjaObject
{
    public string TypeName => name;

    public bool IsCallable => constructor is not null;

    public IEnumerable<string> AttributeNames => attributes.Keys;

    public bool TryGetAttribute(string attribute, out object? value) => attributes.TryGetValue(attribute, out value);

    public object? Call(JinjaArguments arguments) => constructor is not null
        ? constructor.Call(arguments)
        : throw new JinjaException(JinjaErrorKind.Type, $"'{name}' object is not callable");

    public string Print() => $"<{name}>";

    /// <summary>Functions as attributes, under their own names.</summary>
    public static Dictionary<string, object?> Of(params JinjaFunction[] functions) =>
        functions.ToDictionary(function => function.Name, function => (object?)function, StringComparer.Ordinal);
}
