namespace Mixdown.Runs.History;

/// <summary>Which nodes decided how long a run took. Pure.</summary>
static class CriticalPath
{
    /// <summary>From the node that ended last back to the one that nothing held up: before each comes the one that it waited for, of
    /// those that it depends on the one that ended last.</summary>
    /// <param name="nodes">Those of the run, in any order.</param>
    /// <returns>Ids, the first to begin first; empty when no node was worked on.</returns>
    public static IReadOnlyList<string> Of(IEnumerable<RunNodeFacts> nodes)
    {
        var ended = nodes.Where(node => EndOf(node) is not null).ToDictionary(node => node.Id, StringComparer.Ordinal);
        var path = new List<string>();
        for (var at = Last(ended.Values); at is not null; at = Last(Inputs(at, ended)))
            path.Add(at.Id);
        path.Reverse();
        return path;
    }

    static IEnumerable<RunNodeFacts> Inputs(RunNodeFacts node, Dictionary<string, RunNodeFacts> ended) =>
        node.DependsOn.Select(id => ended.GetValueOrDefault(id)).OfType<RunNodeFacts>().Where(input => EndOf(input) <= node.StartedAt);

    static RunNodeFacts? Last(IEnumerable<RunNodeFacts> nodes) => nodes.MaxBy(EndOf);

    static DateTimeOffset? EndOf(RunNodeFacts node) =>
        node is { StartedAt: { } started, Seconds: { } seconds } ? started + TimeSpan.FromSeconds(seconds) : null;
}
