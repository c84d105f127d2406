using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize.Changes;

/// <summary>What a process has built, and which checks it has seen not to fail, over several builds of one target: what each was then,
/// and what it read.</summary>
public sealed class SeenNodes
{
    readonly Dictionary<string, string> _sightings = new(StringComparer.Ordinal);

    /// <summary>Takes in what a build has done.</summary>
    /// <param name="warehouse">As the build left it.</param>
    /// <param name="lakeVersions">The version of each source table that the build saw.</param>
    /// <param name="results">How its steps ended.</param>
    /// <exception cref="MixdownException">A template is wrong.</exception>
    public void Take(Warehouse warehouse, IReadOnlyDictionary<string, long> lakeVersions, IEnumerable<NodeResult> results)
    {
        foreach (var result in results)
        {
            if (result.Node is { } node)
                Take(node, result.Succeeded || result.IsPublished);
            foreach (var check in result.Checks)
                Take(check.Check, check.Status is NodeStatus.Pass or NodeStatus.Warn);
        }

        void Take(ProjectNode node, bool isGood)
        {
            if (isGood)
                _sightings[node.UniqueId] = Sighting.Of(warehouse.Fingerprints.Of(node, CancellationToken.None), PublishInputs.Of(warehouse.Project.Graph, node), warehouse.Publishes, lakeVersions);
            else
                _sightings.Remove(node.UniqueId);
        }
    }

    internal bool Has(ProjectNode node, string sighting) => _sightings.TryGetValue(node.UniqueId, out var seen) && seen == sighting;
}
