using System.Text.Json;
using Mixdown.Data.Settings;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Artifacts;

/// <summary>A semantic model with dbt's keys; one that stands under a model has its entities and dimensions at the columns.</summary>
static class SemanticModelJson
{
    public static void Write(Utf8JsonWriter json, DeclaredNode node)
    {
        var map = node.Declaration;
        json.WriteString("model", node.Model is { } model ? $"ref('{model}')" : Text(map["model"]));
        json.WriteStartObject("defaults");
        json.WriteString("agg_time_dimension", Text((map["defaults"] as SettingNode.Map)?["agg_time_dimension"] ?? map["agg_time_dimension"]));
        json.WriteEndObject();
        json.WriteString("primary_entity", Text(map["primary_entity"]));
        if (node.Model is null)
        {
            List(json, "entities", Maps(map["entities"]).Select(entity => new Part(Text(entity["name"]), entity, null)), Entity);
            List(json, "dimensions", Maps(map["dimensions"]).Select(dimension => new Part(Text(dimension["name"]), dimension, null)), Dimension);
        }
        else
        {
            List(json, "entities", Parts(map, "entity"), Entity);
            List(json, "dimensions", Parts(map, "dimension"), Dimension);
        }
        List(json, "measures", node.Model is null ? Maps(map["measures"]).Select(measure => new Part(Text(measure["name"]), measure, null)) : [], Measure);
    }

    /// <summary>An entity, a dimension or a measure, and the column at which it stands; null for the older spec.</summary>
    readonly record struct Part(string? Name, SettingNode Said, SettingNode.Map? Column)
    {
        public SettingNode? this[string key] => (Said as SettingNode.Map)?[key];

        public string? Type => Text(Said is SettingNode.Map map ? map["type"] : Said);
    }

    static IEnumerable<Part> Parts(SettingNode.Map model, string key) => Maps(model["columns"])
        .Where(column => column[key] is { } and not SettingNode.Null)
        .Select(column => new Part(Text((column[key] as SettingNode.Map)?["name"]) ?? Text(column["name"]), column[key]!, column));

    static void List(Utf8JsonWriter json, string name, IEnumerable<Part> parts, Action<Utf8JsonWriter, Part> members)
    {
        json.WriteStartArray(name);
        foreach (var part in parts)
        {
            json.WriteStartObject();
            json.WriteString("name", part.Name);
            json.WriteString("description", Text(part["description"]) ?? Text(part.Column?["description"]));
            json.WriteString("label", Text(part["label"]));
            json.WriteString("expr", Text(part["expr"]) ?? (part.Column is { } column && Text(column["name"]) != part.Name ? Text(column["name"]) : null));
            members(json, part);
            PlainJson.Write(json, "config", part["config"]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Entity(Utf8JsonWriter json, Part entity)
    {
        json.WriteString("type", entity.Type);
        json.WriteString("role", Text(entity["role"]));
    }

    static void Dimension(Utf8JsonWriter json, Part dimension)
    {
        json.WriteString("type", dimension.Type);
        json.WriteBoolean("is_partition", dimension["is_partition"] is SettingNode.Scalar { Value: true });
        json.WritePropertyName("type_params");
        var granularity = Text((dimension["type_params"] as SettingNode.Map)?["time_granularity"]) ?? Text(dimension.Column?["granularity"]);
        if (granularity is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteString("time_granularity", granularity);
        PlainJson.Write(json, "validity_params", (dimension["type_params"] as SettingNode.Map)?["validity_params"]);
        json.WriteEndObject();
    }

    static void Measure(Utf8JsonWriter json, Part measure)
    {
        json.WriteString("agg", Text(measure["agg"]));
        json.WriteBoolean("create_metric", measure["create_metric"] is SettingNode.Scalar { Value: true });
        foreach (var key in new[] { "agg_params", "non_additive_dimension", "agg_time_dimension" })
            PlainJson.Write(json, key, measure[key]);
    }

    static IEnumerable<SettingNode.Map> Maps(SettingNode? list) => (list as SettingNode.List)?.Items.OfType<SettingNode.Map>() ?? [];

    static string? Text(SettingNode? node) => (node as SettingNode.Scalar)?.Text;
}
