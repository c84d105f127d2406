using Mixdown.Data.Diagnostics;
using Mixdown.Project.Metrics;
using Mixdown.Project.Streams;

namespace Mixdown.GoldenTests;

/// <summary>What becomes of the entries of <c>live:</c>: what is added up, the same in batch, and the errors in them.</summary>
public sealed class LiveCases
{
    [Theory]
    [GoldenCases("live")]
    public void Live_tables_are_bound_or_refused(GoldenCase it) => it.CheckFiles(folder =>
    {
        var project = GoldenProject.Read(folder);
        var found = new List<Diagnostic>();
        var entries = new LiveBinder(project, found).Bind();
        var yaml = File.ReadAllText(Path.Combine(folder, "mixdown.yml"));
        return string.Join("\n\n", [.. found.Select(problem => problem.In(yaml).ToString()), .. entries.Select(Print)]);
    });

    static string Print(LiveEntry entry) => string.Join('\n', [
        $"live.{entry.Name}: {entry.Stream}.{entry.Topic} of {entry.Fact.Name}, {entry.Size} every {entry.Every}, known by {string.Join(", ", entry.DedupeBy)}, time {entry.EventTimeColumn ?? "of the log"}",
        .. entry.Measures.Select(Print),
        .. entry.Metrics.Select(metric => $"  {metric.Name} ({metric.Type}) = {metric.Sql}"),
        entry.BatchSql,
    ]);

    static string Print(MetricMeasure measure) => $"  {measure.Name}: {measure.Sql}{(measure.CountsRows ? ", the number of rows" : "")}";
}
