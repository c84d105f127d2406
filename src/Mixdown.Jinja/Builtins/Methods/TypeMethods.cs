using Mixdown.Jinja.Values;

namespace Mixdown.Jinja.Builtins.Methods;

/// <summary>The Python methods of the values that are not <see cref="IJinjaObject"/>s.</summary>
static class TypeMethods
{
    static readonly Dictionary<string, JinjaFunction> None = [];

    /// <summary>Null when the type of <paramref name="self"/> has no such method. Its first parameter is the value.</summary>
    public static JinjaFunction? Find(object? self, string name) => Of(self).GetValueOrDefault(name);

    public static IEnumerable<string> Names(object? self) => Of(self).Keys;

    static Dictionary<string, JinjaFunction> Of(object? self) => self switch
    {
        string => TextMethods.All,
        JinjaDict => DictMethods.All,
        JinjaList => ListMethods.All,
        JinjaTuple or JinjaRange => ListMethods.Reading,
        JinjaSet => SetMethods.All,
        long or double or decimal or bool => NumberMethods.All,
        _ => None,
    };
}
