using Mixdown.Data.Settings;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Metrics;

/// <summary>Reads the metrics of a project, out of both of dbt's specs, into one form.</summary>
public sealed class MetricReader
{
    static readonly Dictionary<string, MetricAggregation> Aggregations = Enum.GetValues<MetricAggregation>()
        .ToDictionary(value => Word(value), StringComparer.OrdinalIgnoreCase);

    readonly Manifest _manifest;
    readonly Dictionary<string, DeclaredNode> _metrics = new(StringComparer.Ordinal);
    readonly Dictionary<string, (DeclaredNode Model, SettingNode.Map Measure)> _measures = new(StringComparer.Ordinal);

    /// <param name="manifest">The project's; its metrics name each other without a circle.</param>
    public MetricReader(Manifest manifest)
    {
        _manifest = manifest;
        foreach (var metric in manifest.Metrics)
            _metrics.TryAdd(metric.Name, metric);
        foreach (var model in manifest.SemanticModels)
        {
            foreach (var measure in (model.Declaration["measures"] as SettingNode.List)?.Items.OfType<SettingNode.Map>() ?? [])
                _measures.TryAdd(Text(measure["name"]) ?? "", (model, measure));
        }
    }

    /// <summary>The names of all metrics.</summary>
    public IReadOnlyCollection<string> Names => _metrics.Keys;

    /// <summary>The metric of this name; null when there is none.</summary>
    public MetricDefinition? Find(string name) => _metrics.TryGetValue(name, out var metric) ? Read(metric) : null;

    MetricDefinition Read(DeclaredNode node)
    {
        var map = node.Declaration;
        var parameters = map["type_params"] as SettingNode.Map ?? map;
        var type = Text(map["type"]) ?? "simple";
        var metric = new MetricDefinition
        {
            Name = node.Name,
            At = node.DeclaredAt,
            Type = type,
            Granularity = Text(map["time_granularity"]),
            Label = Text(map["label"]),
            Description = node.Description,
            Format = (((map["config"] as SettingNode.Map)?["meta"] ?? map["meta"]) as SettingNode.Map)?["format"] as SettingNode.Map,
        };
        return type switch
        {
            "simple" => Simple(metric, node, parameters),
            "ratio" => Combined(metric, parameters, [Input(parameters["numerator"]), Input(parameters["denominator"])], names => $"cast({names[0]} as double precision) / nullif({names[1]}, 0)"),
            "derived" => Derived(metric, parameters),
            "cumulative" => metric with { Obstacle = "it adds up more than one period" },
            _ => metric with { Obstacle = "it follows what one and the same entity does later" },
        };
    }

    MetricDefinition Simple(MetricDefinition metric, DeclaredNode node, SettingNode.Map parameters)
    {
        var said = node.Declaration;
        var meaning = node.Model is { } model ? _manifest.SemanticModels.FirstOrDefault(one => one.Model == model && one.Package == node.Package) : null;
        if (Input(parameters["measure"])?.Name is { } measureName && _measures.TryGetValue(measureName, out var measure))
            (meaning, said) = (measure.Model, measure.Measure);
        if (Fact(node, meaning) is not { } fact)
            return metric with { Obstacle = "nothing says of which model it is" };
        var columns = new FactColumns(fact, meaning);
        var filters = new[] { node.Declaration["filter"], (parameters["measure"] as SettingNode.Map)?["filter"] }.SelectMany(Conditions).Select(text => MetricText.Filter(text, columns)).ToList();
        var aggregation = Aggregations.GetValueOrDefault(Text(said["agg"]) ?? "", MetricAggregation.Sum);
        var own = new MetricMeasure(node.Name, aggregation, Expression(said, aggregation))
        {
            Filter = filters.Count == 0 ? null : string.Join(" and ", filters.Select(filter => $"({filter})")),
            Percentile = Percentile(said),
            CountsRows = aggregation is MetricAggregation.Count or MetricAggregation.CountDistinct && columns.Keys.Contains(Expression(said, aggregation)),
        };
        return metric with { Fact = fact, Measures = [own], Sql = own.Column, Time = columns.Time(Text(said["agg_time_dimension"])), Obstacle = Obstacle(said) };
    }

    MetricDefinition Derived(MetricDefinition metric, SettingNode.Map parameters)
    {
        List<MetricInput?> inputs = [.. ((parameters["metrics"] ?? parameters["input_metrics"]) as SettingNode.List)?.Items.Select(Input) ?? []];
        var shifted = inputs.Exists(input => input?.IsShifted == true);
        var combined = Combined(metric, parameters, inputs, names => MetricText.Replace(
            Text(parameters["expr"]) ?? "", inputs.Zip(names).Where(pair => pair.First is not null).ToDictionary(pair => pair.First!.Alias, pair => $"({pair.Second})", StringComparer.OrdinalIgnoreCase)));
        return shifted ? combined with { Obstacle = "it compares with another period" } : combined;
    }

    MetricDefinition Combined(MetricDefinition metric, SettingNode.Map parameters, IReadOnlyList<MetricInput?> inputs, Func<IReadOnlyList<string>, string> sql)
    {
        var found = inputs.Select(input => input is null ? null : Find(input.Name)).ToList();
        if (found.Contains(null))
            return metric with { Obstacle = "one of its metrics is not there" };
        var facts = found.Select(one => one!.Fact).Distinct().ToList();
        var filter = inputs.Any(input => input!.HasFilter) || parameters["filter"] is not (null or SettingNode.Null);
        return metric with
        {
            Fact = facts.Count == 1 ? facts[0] : null,
            Measures = [.. found.SelectMany(one => one!.Measures).DistinctBy(measure => measure.Name)],
            Sql = sql([.. found.Select(one => $"({one!.Sql})")]),
            Time = found[0]!.Time,
            Obstacle = found.Select(one => one!.Obstacle).FirstOrDefault(why => why is not null)
                ?? (facts.Count == 1 ? null : "its metrics are of several models")
                ?? (filter ? "it filters a metric that it is made of" : null),
        };
    }

    ProjectNode? Fact(DeclaredNode metric, DeclaredNode? meaning)
    {
        if (metric.Model is { } name)
            return _manifest.Nodes.Values.FirstOrDefault(node => node.Kind == NodeKind.Model && node.Name == name && node.Package == metric.Package);
        return meaning?.DependsOn.Select(id => _manifest.Nodes.GetValueOrDefault(id)).FirstOrDefault(node => node is not null);
    }

    /// <summary>dbt's word: <c>count_distinct</c>.</summary>
    static string Word(MetricAggregation value) => string.Concat(value.ToString().Select((letter, i) => char.IsUpper(letter) && i > 0 ? "_" + letter : letter.ToString()));

    static string Expression(SettingNode.Map said, MetricAggregation aggregation) =>
        Text(said["expr"]) ?? (aggregation == MetricAggregation.Count && said["name"] is null ? "1" : Text(said["name"]) ?? "1");

    static string? Obstacle(SettingNode.Map said) =>
        said["non_additive_dimension"] is not (null or SettingNode.Null) ? "its measure is not additive over time" : null;

    static double Percentile(SettingNode.Map said) =>
        double.TryParse(Text((said["agg_params"] as SettingNode.Map)?["percentile"]) ?? Text(said["percentile"]), System.Globalization.CultureInfo.InvariantCulture, out var rank) ? rank : 0.5;

    static IEnumerable<string> Conditions(SettingNode? filter) => filter switch
    {
        SettingNode.List list => list.Items.OfType<SettingNode.Scalar>().Select(item => item.Text),
        SettingNode.Scalar one => [one.Text],
        _ => [],
    };

    static MetricInput? Input(SettingNode? node) => node switch
    {
        SettingNode.Scalar name => new MetricInput(name.Text, name.Text, false, false),
        SettingNode.Map map when Text(map["name"]) is { } name => new MetricInput(
            name, Text(map["alias"]) ?? name, map["filter"] is not (null or SettingNode.Null), map["offset_window"] is not null || map["offset_to_grain"] is not null),
        _ => null,
    };

    static string? Text(SettingNode? node) => (node as SettingNode.Scalar)?.Text;
}
