using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile;

/// <summary>Hooks as dbt's macros take them: a text, and whether it belongs to the node's transaction.</summary>
static class HookList
{
    /// <param name="configured">The value of <c>pre_hook</c> or <c>post_hook</c>.</param>
    public static JinjaList Of(object? configured) => new((configured switch
    {
        null => [],
        IReadOnlyList<object?> many => many,
        _ => (IReadOnlyList<object?>)[configured],
    }).Select(One));

    static object? One(object? hook) => hook is IReadOnlyDictionary<string, object?> map
        ? new JinjaDict { ["sql"] = JinjaValue.From(map.GetValueOrDefault("sql")), ["transaction"] = map.GetValueOrDefault("transaction") is not false }
        : new JinjaDict { ["sql"] = JinjaValue.From(hook), ["transaction"] = true };
}
