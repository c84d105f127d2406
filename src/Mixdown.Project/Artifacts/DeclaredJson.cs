using System.Text.Json;
using Mixdown.Data.Settings;
using Mixdown.Project.Files;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Artifacts;

/// <summary>Exposures, metrics, semantic models and saved queries with dbt's keys, whichever spec they were written in.</summary>
static class DeclaredJson
{
    /// <summary>Writes the members that a kind has of its own.</summary>
    public static void Write(Utf8JsonWriter json, DeclaredNode node)
    {
        var map = node.Declaration;
        json.WriteString("label", Text(map["label"]) ?? (node.Kind == NodeKind.Metric ? node.Name : null));
        switch (node.Kind)
        {
            case NodeKind.Exposure:
                Exposure(json, node, map);
                break;
            case NodeKind.Metric:
                Metric(json, map);
                break;
            case NodeKind.SavedQuery:
                SavedQuery(json, map);
                break;
            default:
                SemanticModelJson.Write(json, node);
                break;
        }
        json.WriteNull("metadata");
        json.WriteString("group", node.Config.Text("group"));
    }

    static void Exposure(Utf8JsonWriter json, DeclaredNode node, SettingNode.Map map)
    {
        json.WriteString("type", Text(map["type"]) ?? "application");
        Owner(json, map["owner"] as SettingNode.Map);
        json.WriteString("maturity", Text(map["maturity"]));
        json.WriteString("url", Text(map["url"]));
        json.WriteStartArray("metrics");
        foreach (var (name, _) in node.Metrics)
        {
            json.WriteStartArray();
            json.WriteStringValue(name);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    static void Owner(Utf8JsonWriter json, SettingNode.Map? owner)
    {
        json.WriteStartObject("owner");
        json.WriteString("email", Text(owner?["email"]));
        json.WriteString("name", Text(owner?["name"]));
        foreach (var entry in (owner?.Entries ?? []).Where(entry => entry.Key is not ("email" or "name")))
            PlainJson.Write(json, entry.Key, entry.Value);
        json.WriteEndObject();
    }

    static void Metric(Utf8JsonWriter json, SettingNode.Map map)
    {
        json.WriteString("type", Text(map["type"]) ?? "simple");
        PlainJson.Write(json, "filter", map["filter"]);
        json.WriteString("time_granularity", Text(map["time_granularity"]));
        json.WriteStartObject("type_params");
        var older = map["type_params"] as SettingNode.Map;
        foreach (var key in new[] { "measure", "numerator", "denominator", "expr", "window", "grain_to_date", "metrics", "conversion_type_params", "cumulative_type_params" })
            PlainJson.Write(json, key, older?[key] ?? map[key == "metrics" ? "input_metrics" : key]);
        json.WriteStartArray("input_measures");
        json.WriteEndArray();
        json.WritePropertyName("metric_aggregation_params");
        Aggregation(json, map);
        json.WriteEndObject();
    }

    static void Aggregation(Utf8JsonWriter json, SettingNode.Map map)
    {
        if (map["agg"] is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        foreach (var key in new[] { "agg", "agg_params", "agg_time_dimension", "non_additive_dimension", "expr" })
            PlainJson.Write(json, key, map[key]);
        json.WriteEndObject();
    }

    static void SavedQuery(Utf8JsonWriter json, SettingNode.Map map)
    {
        var parameters = map["query_params"] as SettingNode.Map ?? map;
        json.WriteStartObject("query_params");
        foreach (var key in new[] { "metrics", "group_by" })
            PlainJson.Write(json, key, PlainValue.Of(parameters[key]) ?? Array.Empty<object?>());
        foreach (var key in new[] { "where", "limit" })
            PlainJson.Write(json, key, parameters[key]);
        PlainJson.Write(json, "order_by", PlainValue.Of(parameters["order_by"]) ?? Array.Empty<object?>());
        json.WriteEndObject();
        PlainJson.Write(json, "exports", PlainValue.Of(map["exports"]) ?? Array.Empty<object?>());
    }

    static string? Text(SettingNode? node) => (node as SettingNode.Scalar)?.Text;
}
