using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Files.Properties;

/// <summary>Reads <c>exposures:</c> and <c>metrics:</c>, the latter in dbt's newer form (metrics of a model, ratios at the top
/// level) and in its older one (<c>type_params</c>).</summary>
/// <param name="package">The package's name.</param>
/// <param name="file">The properties file.</param>
/// <param name="found">Receives what is wrong.</param>
sealed class DeclarationReader(string package, TextFile file, ICollection<Diagnostic> found)
{
    static readonly string[] Types = ["simple", "ratio", "derived", "cumulative", "conversion"];

    /// <summary>An exposure; null when it has no name.</summary>
    public DeclaredNode? Exposure(SettingNode.Map map) => Node(NodeKind.Exposure, map);

    /// <summary>A metric; null when it has no name.</summary>
    /// <param name="map">Its entry.</param>
    /// <param name="model">The model under which it stands; null at the top level.</param>
    public DeclaredNode? Metric(SettingNode.Map map, NodePatch? model)
    {
        if (Node(NodeKind.Metric, map, model?.Name) is not { } metric)
            return null;
        var reader = new SettingReader(map, []);
        OneOf(map, "type", Types);
        OneOf(map, "agg", MetricRules.Aggregations);
        if (model is not null)
            metric.Refs.Add(new RefCall(null, model.Name, null, model.At));
        AddInputs(metric, map);
        AddInputs(metric, map["type_params"] as SettingNode.Map);
        MetricRules.Check(map, isOlder: model is null && map["type_params"] is not null, metric, found);
        if (model is not null && reader.Text("type", "simple") == "simple" && reader.Text("agg") is null)
            found.Add(new Diagnostic("MX1013", "'agg' is missing", map.At, "A simple metric says how its values are added up: agg: sum."));
        return metric;
    }

    /// <summary>A node of what an entry says; null (and MX1013) when it has no name.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="map">Its entry.</param>
    /// <param name="model">The model under which it stands; null at the top level.</param>
    /// <param name="called">Its name where that is not the entry's.</param>
    public DeclaredNode? Node(NodeKind kind, SettingNode.Map map, string? model = null, SettingNode.Scalar? called = null)
    {
        if ((called ?? map["name"]) is not SettingNode.Scalar name)
        {
            found.Add(new Diagnostic("MX1013", "'name' is missing", map.At, "Add 'name: …'."));
            return null;
        }
        var node = new DeclaredNode(kind, map)
        {
            UniqueId = $"{GraphNode.WordOf(kind)}.{package}.{name.Text}",
            Name = name.Text,
            Model = model,
            Package = package,
            File = file.Name,
            Fqn = [package, .. file.Folders, name.Text],
            Description = (map["description"] as SettingNode.Scalar)?.Text ?? "",
            DeclaredAt = name.At,
        };
        foreach (var key in new[] { "meta", "tags" })
        {
            if (map[key] is { } value)
                node.Config.Merge(key, PlainValue.Of(value));
        }
        foreach (var entry in (map["config"] as SettingNode.Map)?.Entries ?? [])
            node.Config.Merge(entry.Key, PlainValue.Of(entry.Value));
        return node;
    }

    static void AddInputs(DeclaredNode metric, SettingNode.Map? map)
    {
        foreach (var key in new[] { "numerator", "denominator", "input_metric", "base_metric", "conversion_metric" })
            AddInput(metric, map?[key]);
        foreach (var key in new[] { "input_metrics", "metrics" })
        {
            foreach (var item in (map?[key] as SettingNode.List)?.Items ?? [])
                AddInput(metric, item);
        }
    }

    static void AddInput(DeclaredNode metric, SettingNode? node)
    {
        var name = node is SettingNode.Map map ? map["name"] : node;
        if (name is SettingNode.Scalar scalar)
            metric.Metrics.Add((scalar.Text, scalar.At));
    }

    void OneOf(SettingNode.Map map, string key, string[] words)
    {
        if (map[key] is SettingNode.Scalar scalar && !words.Contains(scalar.Text, StringComparer.Ordinal))
            found.Add(new Diagnostic("MX1012", $"'{key}' is '{scalar.Text}'", scalar.At, DidYouMean.Hint(scalar.Text, words)));
    }
}
