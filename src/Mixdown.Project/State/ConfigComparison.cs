using Mixdown.Project.Compile;
using Mixdown.Project.Graph;

namespace Mixdown.Project.State;

/// <summary>Compares what people configured, before Jinja where the earlier manifest has it so.</summary>
static class ConfigComparison
{
    /// <summary>Where a node goes is <c>modified.relation</c>; tags and groups change nothing of what is built.</summary>
    static readonly HashSet<string> Apart = new(StringComparer.Ordinal)
    {
        "database", "schema", "alias", "tags", "group", "target_schema", "target_database", "project", "dataset",
    };

    static readonly string[] Names = ["database", "schema", "alias"];

    public static bool Differ(ProjectNode node, StateNode before)
    {
        var now = node.UnrenderedConfig.Values;
        if (before.UnrenderedConfig is { } old)
            return Keys(now).Union(Keys(old), StringComparer.Ordinal).Any(key => Value(now, key) != Value(old, key));
        // A manifest without it also has defaults in its configuration: only what is set now can be compared.
        return Keys(now).Any(key => Value(now, key) != Value(before.Config, key));
    }

    public static bool NamesDiffer(ProjectNode node, StateNode before)
    {
        var now = node.UnrenderedConfig.Values;
        return before.UnrenderedConfig is { } old && Names.Any(key => Value(now, key) != Value(old, key));
    }

    static IEnumerable<string> Keys(IReadOnlyDictionary<string, object?> config) => config
        .Where(entry => !Apart.Contains(entry.Key) && entry is not { Key: "materialized", Value: "seed" or "test" or "snapshot" })
        .Select(entry => Spelling(entry.Key));

    static string Spelling(string key) => key switch { "pre-hook" => "pre_hook", "post-hook" => "post_hook", _ => key };

    static string Value(IReadOnlyDictionary<string, object?> config, string key)
    {
        if (!config.TryGetValue(key, out var value) && !config.TryGetValue(key.Replace('_', '-'), out value))
            return "";
        return key is "pre_hook" or "post_hook"
            ? string.Join('\n', HookList.Of(value).OfType<Jinja.Values.JinjaDict>().Select(hook => hook["sql"]))
            : Json.Canonical(value);
    }
}
