using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Graph;
using Mixdown.Project.Metrics;

namespace Mixdown.Project.Streams;

/// <summary>Finds the metrics of an entry of <c>live:</c>, and refuses those that cannot go on where they stopped.</summary>
/// <param name="metrics">The project's.</param>
/// <param name="found">Receives what is wrong.</param>
sealed class LiveMetrics(MetricReader metrics, ICollection<Diagnostic> found)
{
    static readonly Dictionary<string, TimeSpan> Periods = new(StringComparer.OrdinalIgnoreCase)
    {
        ["second"] = TimeSpan.FromSeconds(1), ["minute"] = TimeSpan.FromMinutes(1), ["hour"] = TimeSpan.FromHours(1), ["day"] = TimeSpan.FromDays(1), ["week"] = TimeSpan.FromDays(7),
    };

    /// <summary>The metrics; null when one of them is wrong.</summary>
    public IReadOnlyList<MetricDefinition>? Read(SettingReader reader, TimeSpan window)
    {
        List<SettingNode.Scalar> names = [.. Names(reader.Node("metrics"))];
        if (names.Count == 0)
        {
            found.Add(new Diagnostic("MX1013", "'metrics' is missing", reader.At, $"Add 'metrics: [NAME]'. {DidYouMean.Hint("", metrics.Names)}"));
            return null;
        }
        List<MetricDefinition> all = [.. names.Select(name => Find(name, window)).OfType<MetricDefinition>()];
        if (all.Count < names.Count)
            return null;
        var others = names.Zip(all).Where(pair => pair.Second.Fact != all[0].Fact).ToList();
        foreach (var (name, metric) in others)
        {
            found.Add(new Diagnostic(
                "MX1721", $"'{metric.Name}' is of '{metric.Fact!.Name}', and '{all[0].Name}' of '{all[0].Fact!.Name}'", name.At, "A live table has the metrics of one fact: write an entry for each."));
        }
        return others.Count == 0 ? all : null;
    }

    MetricDefinition? Find(SettingNode.Scalar name, TimeSpan window)
    {
        if (metrics.Find(name.Text) is not { } metric)
        {
            found.Add(new Diagnostic("MX1720", $"There is no metric '{name.Text}'", name.At, DidYouMean.Hint(name.Text, metrics.Names)));
            return null;
        }
        if (Wrong(metric, name, window) is not { } wrong)
            return metric;
        found.Add(wrong);
        return null;
    }

    static Diagnostic? Wrong(MetricDefinition metric, SettingNode.Scalar name, TimeSpan window)
    {
        if (metric.Type == "cumulative")
            return new Diagnostic("MX1725", $"'{metric.Name}' adds up another period than its window", name.At, "Name the metric that it adds up, and let windows overlap: 'window: { size: 5m, every: 1m }'.");
        if (metric.Obstacle is { } why)
            return new Diagnostic("MX1722", $"'{metric.Name}' cannot be kept up to date as events come: {why}", name.At, "Take it out of 'metrics', and ask the warehouse for it; a metric of type simple, ratio or derived of one fact can be live.");
        if (metric.Measures.FirstOrDefault(measure => !measure.IsIncremental) is { } whole)
            return new Diagnostic("MX1722", $"'{metric.Name}' cannot be kept up to date as events come: '{Word(whole)}' needs all values at once", name.At, "Take it out of 'metrics', and ask the warehouse for it; count, count_distinct, sum, min, max, average and sum_boolean can be live.");
        if (metric.Time is null)
            return new Diagnostic("MX1721", $"'{metric.Name}' has no time: its fact '{metric.Fact!.Name}' declares none", name.At, "Write 'agg_time_dimension: COLUMN' under the model.");
        var isDistinct = metric.Measures.Any(measure => measure.Aggregation == MetricAggregation.CountDistinct);
        return isDistinct && metric.Granularity is { } grain && Periods.GetValueOrDefault(grain) != window
            ? new Diagnostic("MX1725", $"'{metric.Name}' counts what is distinct in a {grain}, and the window is another period: such numbers do not add up", name.At, $"Let the window be as long and overlap: 'window: {{ size: {Size(grain)}, every: 1m }}'.")
            : null;
    }

    static string Size(string grain) => grain switch { "hour" => "1h", "day" => "24h", _ => "5m" };

    static string Word(MetricMeasure measure) => measure.Aggregation == MetricAggregation.Median ? "median" : "percentile";

    static IEnumerable<SettingNode.Scalar> Names(SettingNode? node) => node switch
    {
        SettingNode.Scalar one => [one],
        SettingNode.List list => list.Items.OfType<SettingNode.Scalar>(),
        _ => [],
    };
}
