using Mixdown.Project.Artifacts;
using Mixdown.Project.Graph;

namespace Mixdown.Runs.Running;

/// <summary>What a build says, as dbt does, of selected nodes that nobody builds: exposures and saved queries.</summary>
static class NoOps
{
    /// <param name="graph">The project's graph.</param>
    /// <param name="selected">Ids of the nodes that the run is about.</param>
    /// <param name="built">What became of the others.</param>
    /// <param name="now">When the build ended.</param>
    public static IEnumerable<RunResult> Of(NodeGraph graph, IReadOnlySet<string> selected, IReadOnlyList<RunResult> built, DateTimeOffset now)
    {
        var broken = built.Where(result => result.Status is "error" or "fail" or "skipped").Select(result => result.UniqueId).ToHashSet(StringComparer.Ordinal);
        foreach (var node in graph.InOrder.Where(node => selected.Contains(node.UniqueId) && node.KindWord is "exposure" or "saved_query"))
        {
            var (status, message) = graph.Parents(node.UniqueId).Any(broken.Contains) ? ("skipped", "what it reads failed") : ("no-op", "NO-OP");
            yield return new RunResult(node.UniqueId, status, message, now, TimeSpan.Zero);
        }
    }
}
