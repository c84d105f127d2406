using System.Numerics;

namespace Mixdown.Jinja.Values;

/// <summary>Python's names of the types, for messages.</summary>
static class TypeNames
{
    public static string Of(object? value) => value switch
    {
        null => "NoneType",
        string => "str",
        bool => "bool",
        long or BigInteger => "int",
        double => "float",
        decimal => "Decimal",
        JinjaList => "list",
        JinjaTuple => "tuple",
        JinjaDict => "dict",
        JinjaSet => "set",
        JinjaRange => "range",
        JinjaStream => "generator",
        JinjaView view => view.Name,
        JinjaUndefined => "Undefined",
        IJinjaObject other => other.TypeName,
        _ => "object",
    };
}
