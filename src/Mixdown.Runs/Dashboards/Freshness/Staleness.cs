using System.Globalization;
using Mixdown.Project.Graph;
using Mixdown.Runs.Serving.Sessions;

namespace Mixdown.Runs.Dashboards.Freshness;

/// <summary>Says whether rows are older than they should be, and why.</summary>
/// <param name="graph">What reads what.</param>
/// <param name="runs">How what ran last has ended.</param>
/// <param name="versions">What was published when.</param>
/// <param name="zone">The viewer's, by whose clock it says when.</param>
sealed class Staleness(NodeGraph graph, RunFacts runs, PublishedVersions versions, string zone)
{
    /// <summary>Why the rows of these nodes are old; null when they are not.</summary>
    public StaleReason? Of(IReadOnlyList<string> reads)
    {
        var read = reads.Where(id => graph.TryGet(id, out _)).ToList();
        var behind = read.Concat(read.SelectMany(id => graph.Ancestors(id))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return Failed(behind) ?? Late(behind) ?? Overtaken(behind);
    }

    StaleReason? Failed(IReadOnlyList<string> nodes)
    {
        foreach (var id in nodes)
        {
            if (runs.Nodes.GetValueOrDefault(id) is { Status: "error" } last)
                return new StaleReason($"The last build of '{graph[id].Name}' failed, {When(last.At)}", last.RunId);
        }
        return null;
    }

    StaleReason? Late(IReadOnlyList<string> nodes)
    {
        foreach (var id in nodes)
        {
            if (graph[id] is SourceTable source && runs.Checks.GetValueOrDefault(id) is { Status: "error" or "runtime error" } last)
                return new StaleReason($"The source '{source.SourceName}.{source.Name}' was older than it should be, {When(last.At)}", last.RunId);
        }
        return null;
    }

    StaleReason? Overtaken(IReadOnlyList<string> nodes)
    {
        foreach (var id in nodes)
        {
            if (versions.Of(id) is not { } own || graph[id] is ProjectNode { Config.Materialized: "view" })
                continue;
            var newer = graph.Parents(id).FirstOrDefault(parent => versions.Of(parent)?.At > own.At);
            if (newer is not null)
                return new StaleReason($"'{graph[newer].Name}' was built after '{graph[id].Name}', which reads it", null);
        }
        return null;
    }

    // A tile whose viewer has no such zone has no answer, and so nothing that is old.
    string When(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("d MMM HH:mm", CultureInfo.InvariantCulture);
}
