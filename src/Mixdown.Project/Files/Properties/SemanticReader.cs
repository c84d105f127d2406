using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Files.Properties;

/// <summary>Reads semantic models, those of a model's own entry (<c>semantic_model: true</c>) and the older ones at the top level
/// (<c>semantic_models:</c>), and saved queries.</summary>
/// <param name="declared">Makes the nodes.</param>
/// <param name="found">Receives what is wrong.</param>
sealed class SemanticReader(DeclarationReader declared, ICollection<Diagnostic> found)
{
    static readonly string[] EntityTypes = ["primary", "foreign", "unique", "natural"];
    static readonly string[] DimensionTypes = ["categorical", "time"];

    /// <summary>An older semantic model; null when it is not whole.</summary>
    public DeclaredNode? Model(SettingNode.Map map)
    {
        if (map["model"] is not SettingNode.Scalar)
            found.Add(new Diagnostic("MX1013", "'model' is missing", map.At, "Add \"model: ref('…')\"."));
        CheckTypes(map["entities"], "type", EntityTypes);
        CheckTypes(map["dimensions"], "type", DimensionTypes);
        CheckTypes(map["measures"], "agg", MetricRules.Aggregations);
        CheckTimeDimension((map["defaults"] as SettingNode.Map)?["agg_time_dimension"], Names(map["dimensions"], "type", "time"));
        return declared.Node(NodeKind.SemanticModel, map);
    }

    /// <summary>What a model's entry says of its meaning; null when it says nothing.</summary>
    public DeclaredNode? Model(SettingNode.Map map, NodePatch model)
    {
        var said = map["semantic_model"];
        var isOn = said is SettingNode.Scalar { Value: true } || (said is SettingNode.Map settings && settings["enabled"] is not SettingNode.Scalar { Value: false });
        if (!isOn)
            return null;
        foreach (var column in Maps(map["columns"]))
        {
            CheckType(column["entity"], EntityTypes);
            CheckType(column["dimension"], DimensionTypes);
        }
        CheckTimeDimension(map["agg_time_dimension"], Maps(map["columns"]).Where(column => column["granularity"] is not null || TypeOf(column["dimension"]) is { Text: "time" })
            .SelectMany(column => new[] { column["name"], (column["dimension"] as SettingNode.Map)?["name"] }).OfType<SettingNode.Scalar>().Select(name => name.Text).ToList());
        var node = declared.Node(NodeKind.SemanticModel, map, model.Name, (said as SettingNode.Map)?["name"] as SettingNode.Scalar);
        node?.Refs.Add(new RefCall(null, model.Name, null, model.At));
        return node;
    }

    /// <summary>A saved query; null when it is not whole.</summary>
    public DeclaredNode? SavedQuery(SettingNode.Map map)
    {
        if (declared.Node(NodeKind.SavedQuery, map) is not { } query)
            return null;
        var parameters = map["query_params"] as SettingNode.Map ?? map;
        foreach (var metric in (parameters["metrics"] as SettingNode.List)?.Items.OfType<SettingNode.Scalar>() ?? [])
            query.Metrics.Add((metric.Text, metric.At));
        if (parameters["metrics"] is null && parameters["group_by"] is null)
            found.Add(new Diagnostic("MX1013", $"The saved query '{query.Name}' asks for nothing", map.At, "Add 'query_params:' with 'metrics:' or 'group_by:'."));
        return query;
    }

    void CheckTypes(SettingNode? list, string key, string[] words)
    {
        foreach (var map in Maps(list))
            CheckType(map[key] ?? map, words);
    }

    void CheckType(SettingNode? node, string[] words)
    {
        if (TypeOf(node) is { } type && !words.Contains(type.Text, StringComparer.OrdinalIgnoreCase))
            found.Add(new Diagnostic("MX1012", $"The type is '{type.Text}'", type.At, DidYouMean.Hint(type.Text, words)));
    }

    /// <summary>The type of an entity or a dimension, which is a word or a map with <c>type</c>.</summary>
    static SettingNode.Scalar? TypeOf(SettingNode? node) => (node is SettingNode.Map map ? map["type"] : node) as SettingNode.Scalar;

    void CheckTimeDimension(SettingNode? node, IReadOnlyList<string> known)
    {
        if (node is SettingNode.Scalar named && !known.Contains(named.Text))
            found.Add(new Diagnostic("MX1230", $"There is no time dimension '{named.Text}'", named.At, known.Count == 0 ? "Give a column 'granularity: day', or a dimension 'type: time'." : DidYouMean.Hint(named.Text, known)));
    }

    static List<string> Names(SettingNode? list, string key, string value) =>
        [.. Maps(list).Where(map => map[key] is SettingNode.Scalar scalar && scalar.Text == value).Select(map => map["name"]).OfType<SettingNode.Scalar>().Select(name => name.Text)];

    static IEnumerable<SettingNode.Map> Maps(SettingNode? list) => (list as SettingNode.List)?.Items.OfType<SettingNode.Map>() ?? [];
}
