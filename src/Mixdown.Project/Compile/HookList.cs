using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Files;
using Mixdown.Project.Files.Yaml;

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

    /// <summary>Those of a node's hooks that run inside of its transaction, or those that run outside.</summary>
    public static JinjaList Of(object? configured, bool inTransaction) =>
        new(Of(configured).Where(hook => ((JinjaDict)hook!)["transaction"] is bool inside && inside == inTransaction));

    static JinjaDict One(object? hook) => (hook as IReadOnlyDictionary<string, object?> ?? Described(hook as string)) is { } map
        ? new JinjaDict { ["sql"] = JinjaValue.From(map.GetValueOrDefault("sql")), ["transaction"] = map.GetValueOrDefault("transaction") is not false }
        : new JinjaDict { ["sql"] = JinjaValue.From(hook), ["transaction"] = true };

    /// <summary>A hook that a macro wrote as JSON, as dbt's own macros do; null for SQL.</summary>
    static IReadOnlyDictionary<string, object?>? Described(string? hook)
    {
        var text = hook.AsSpan().Trim();
        if (!text.StartsWith("{") || text.Length < 2 || text[1] is '{' or '%' or '#')
            return null;
        return YamlReader.Read("<hook>", text.ToString(), new List<Diagnostic>()) is { } node
            ? PlainValue.Of(node) as IReadOnlyDictionary<string, object?>
            : null;
    }
}
