using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Files.Properties;

/// <summary>What each type of metric needs.</summary>
static class MetricRules
{
    /// <summary>How a metric adds up its values.</summary>
    public static readonly string[] Aggregations = ["sum", "count", "count_distinct", "average", "min", "max", "median", "percentile", "sum_boolean"];

    /// <summary>MX1231 for each key that is missing; notes the measures that a metric of the older spec names.</summary>
    /// <param name="map">The metric's entry.</param>
    /// <param name="isOlder">Whether its keys stand under <c>type_params</c>.</param>
    /// <param name="metric">Receives the measures.</param>
    /// <param name="found">Receives what is wrong.</param>
    public static void Check(SettingNode.Map map, bool isOlder, DeclaredNode metric, ICollection<Diagnostic> found)
    {
        var parameters = isOlder ? (map["type_params"] as SettingNode.Map)! : map;
        var type = (map["type"] as SettingNode.Scalar)?.Text ?? "simple";
        foreach (var key in Needed(type, isOlder).Where(key => parameters[key] is null or SettingNode.Null))
            found.Add(new Diagnostic("MX1231", $"The metric '{metric.Name}' is of type '{type}' and has no '{key}'", map.At, $"Add '{key}: …'{(isOlder ? " under 'type_params:'" : "")}."));
        if (isOlder)
            AddMeasures(parameters, metric);
    }

    static string[] Needed(string type, bool isOlder) => (type, isOlder) switch
    {
        ("ratio", _) => ["numerator", "denominator"],
        ("derived", true) => ["expr", "metrics"],
        ("derived", false) => ["expr", "input_metrics"],
        ("simple", true) => ["measure"],
        ("cumulative", true) => ["measure"],
        ("cumulative", false) => ["input_metric"],
        ("conversion", true) => ["conversion_type_params"],
        ("conversion", false) => ["base_metric", "conversion_metric", "entity"],
        _ => [],
    };

    static void AddMeasures(SettingNode.Map parameters, DeclaredNode metric)
    {
        var conversion = parameters["conversion_type_params"] as SettingNode.Map;
        foreach (var node in new[] { parameters["measure"], conversion?["base_measure"], conversion?["conversion_measure"] })
        {
            if ((node is SettingNode.Map map ? map["name"] : node) is SettingNode.Scalar name)
                metric.Measures.Add((name.Text, name.At));
        }
    }
}
