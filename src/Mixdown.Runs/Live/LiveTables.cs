using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Project;
using Mixdown.Project.Metrics;
using Mixdown.Project.Streams;
using Mixdown.Runs.Running;
using Mixdown.Streams.Live;

namespace Mixdown.Runs.Live;

/// <summary>Joins what Project read of <c>live:</c> with what Streams understands.</summary>
static class LiveTables
{
    static readonly Dictionary<MetricAggregation, LiveAggregation> Aggregations = new()
    {
        [MetricAggregation.Count] = LiveAggregation.Count,
        [MetricAggregation.CountDistinct] = LiveAggregation.CountDistinct,
        [MetricAggregation.Sum] = LiveAggregation.Sum,
        [MetricAggregation.Min] = LiveAggregation.Min,
        [MetricAggregation.Max] = LiveAggregation.Max,
        [MetricAggregation.Average] = LiveAggregation.Average,
        [MetricAggregation.SumBoolean] = LiveAggregation.SumBoolean,
    };

    /// <summary>The live tables of a project.</summary>
    /// <exception cref="MixdownException">All that is wrong with any of them.</exception>
    public static IReadOnlyList<LiveEntry> Bind(MixdownProject project)
    {
        var diagnostics = new List<Diagnostic>();
        var entries = Bind(project, diagnostics);
        return diagnostics.Exists(problem => problem.Severity == Severity.Error) ? throw new MixdownException(diagnostics) : entries;
    }

    /// <summary>Those that can be bound; what is wrong is added to <paramref name="diagnostics"/>, with the lines of its file.</summary>
    public static IReadOnlyList<LiveEntry> Bind(MixdownProject project, List<Diagnostic> diagnostics)
    {
        var found = new List<Diagnostic>();
        var entries = new LiveBinder(project, found).Bind();
        diagnostics.AddRange(found.Select(problem => LoadDefinitions.WithLines(project, problem)));
        return entries;
    }

    /// <summary>What is kept up to date of an entry.</summary>
    public static LiveDefinition Definition(LiveEntry entry) => new()
    {
        Name = entry.Name,
        At = entry.At,
        Stream = entry.Stream,
        Topic = entry.Topic,
        Window = new LiveWindow(entry.Size, entry.Every),
        Columns = [.. entry.Columns.Select(column => new LiveColumn(column.Key, column.Value))],
        DedupeBy = entry.DedupeBy,
        EventTimeColumn = entry.EventTimeColumn,
        Filter = entry.Filter,
        By = [.. entry.By.Select(Named)],
        Measures = [.. entry.Measures.Select(measure => Measure(measure, entry))],
        Metrics = [.. entry.Metrics.Select(metric => new LiveColumn(metric.Name, metric.Sql))],
        Top = [.. entry.Top.Select(top => new LiveTop(top.Count, Named(top.Column)))],
        Times = new LiveTimes { Watermark = entry.Watermark, Idle = entry.Idle, Horizon = entry.Horizon, Future = entry.Future, Keep = entry.Keep },
        MaxKeys = entry.MaxKeys,
    };

    /// <summary>A fact's key may be made by the fact: events have none, and each of them is a row.</summary>
    static LiveMeasure Measure(MetricMeasure measure, LiveEntry entry) => measure.CountsRows && !entry.Columns.ContainsKey(measure.Expression)
        ? new LiveMeasure(measure.Name, LiveAggregation.Count, "1", measure.Filter)
        : new LiveMeasure(measure.Name, Aggregations[measure.Aggregation], measure.Expression, measure.Filter);

    static LiveColumn Named(string name) => new(name, new SqlIdentifier(name).ToString());
}
