namespace Mixdown.Jinja.Builtins;

/// <summary>Functions by name.</summary>
static class FunctionTable
{
    public static Dictionary<string, JinjaFunction> Of(params IEnumerable<JinjaFunction> functions) =>
        functions.ToDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>Adds a second name.</summary>
    public static Dictionary<string, JinjaFunction> Also(this Dictionary<string, JinjaFunction> table, string alias, string name)
    {
        table[alias] = table[name];
        return table;
    }
}
