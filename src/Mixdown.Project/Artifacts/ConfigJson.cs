using System.Text.Json;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Artifacts;

/// <summary>A node's configuration with dbt's keys: what was set, and dbt's defaults for what was not, since readers of manifests
/// count on their being there.</summary>
static class ConfigJson
{
    // Before the arrays that hold them: fields are set in the order of the text.
    static List<object?> Nothing { get; } = [];

    static Dictionary<string, object?> NoEntries { get; } = [];

    static readonly (string Key, object? Value)[] OfAll = [("enabled", true), ("schema", null), ("database", null), ("group", null)];

    static readonly (string Key, object? Value)[] OfRelations =
    [
        ("alias", null), ("materialized", "view"), ("incremental_strategy", null), ("batch_size", null), ("lookback", 1L), ("begin", null),
        ("full_refresh", null), ("unique_key", null), ("on_schema_change", "ignore"), ("on_configuration_change", "apply"), ("event_time", null),
        ("concurrent_batches", null), ("packages", Nothing), ("persist_docs", NoEntries), ("quoting", NoEntries), ("column_types", NoEntries),
        ("grants", NoEntries), ("docs", new Dictionary<string, object?> { ["show"] = true, ["node_color"] = null }),
        ("contract", new Dictionary<string, object?> { ["enforced"] = false, ["alias_types"] = true }),
    ];

    static readonly (string Key, object? Value)[] OfChecks =
    [
        ("alias", null), ("materialized", "test"), ("severity", "ERROR"), ("store_failures", null), ("store_failures_as", null), ("where", null),
        ("limit", null), ("fail_calc", "count(*)"), ("warn_if", "!= 0"), ("error_if", "!= 0"),
    ];

    /// <summary>Writes <c>"config": {…}</c>.</summary>
    public static void Write(Utf8JsonWriter json, GraphNode node)
    {
        json.WriteStartObject("config");
        Defaults(json, node.Config, OfAll);
        Defaults(json, node.Config, OfKind(node.Kind));
        PlainJson.WriteTexts(json, "tags", node.Config.Tags);
        PlainJson.WriteMap(json, "meta", node.Config.Meta);
        foreach (var (key, value) in node.Config.Values)
        {
            if (key is not ("tags" or "meta" or "pre_hook" or "post_hook"))
                PlainJson.Write(json, key, value);
        }
        if (node is ProjectNode && node.Kind != NodeKind.Test)
        {
            Hooks(json, "pre-hook", node.Config["pre_hook"]);
            Hooks(json, "post-hook", node.Config["post_hook"]);
        }
        json.WriteEndObject();
    }

    static (string Key, object? Value)[] OfKind(NodeKind kind) => kind switch
    {
        NodeKind.Model or NodeKind.Seed or NodeKind.Snapshot or NodeKind.Analysis or NodeKind.Operation => OfRelations,
        NodeKind.Test => OfChecks,
        _ => [],
    };

    static void Defaults(Utf8JsonWriter json, NodeConfig config, (string Key, object? Value)[] defaults)
    {
        foreach (var (key, value) in defaults)
        {
            if (!config.TryGet(key, out _))
                PlainJson.Write(json, key, value);
        }
    }

    static void Hooks(Utf8JsonWriter json, string key, object? hooks)
    {
        json.WriteStartArray(key);
        foreach (var hook in HookList.Of(hooks))
        {
            if (hook is not JinjaDict entry)
                continue;
            json.WriteStartObject();
            json.WriteString("sql", entry["sql"] as string);
            json.WriteBoolean("transaction", entry["transaction"] is not false);
            json.WriteNull("index");
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
