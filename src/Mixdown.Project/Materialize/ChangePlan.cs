using Mixdown.Project.Compile;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize;

/// <summary>Decides which steps of a build have something to do: a node whose SQL or configuration changed, that reads a lake table
/// at another version, or that reads a model which was published since.</summary>
/// <param name="graph">What reads what.</param>
/// <param name="fingerprint">The fingerprint of a node as it is now.</param>
/// <param name="publishes">The last publish of each model that is still in the warehouse.</param>
/// <param name="lakeVersions">The version of each source table that the build sees.</param>
public sealed class ChangePlan(
    NodeGraph graph,
    Func<ProjectNode, string> fingerprint,
    IReadOnlyDictionary<string, PublishRecord> publishes,
    IReadOnlyDictionary<string, long> lakeVersions)
{
    /// <summary>The plan of a run.</summary>
    public static ChangePlan Of(ModelCompiler compiler, Warehouse warehouse, IReadOnlyDictionary<string, long> lakeVersions, CancellationToken cancel) =>
        new(compiler.Project.Graph, node => ModelFingerprint.Of(compiler, node, cancel), warehouse.PublishesThatStand(), lakeVersions);

    /// <summary>The steps that have something to do, in their order. A check that stands alone comes with a node that it reads.</summary>
    public IReadOnlyList<BuildStep> Changed(IReadOnlyList<BuildStep> steps)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        var taken = new List<BuildStep>();
        foreach (var step in steps)
        {
            if (step.Node is { } node ? HasChanged(node, changed) : step.DependsOn.Any(changed.Contains))
            {
                changed.Add(step.Id);
                taken.Add(step);
            }
        }
        return taken;
    }

    bool HasChanged(ProjectNode node, HashSet<string> changed)
    {
        var inputs = PublishInputs.Of(graph, node);
        return !publishes.TryGetValue(node.UniqueId, out var last)
            || inputs.Models.Overlaps(changed)
            || !last.LakeVersions.SequenceEqual(inputs.Sources.Where(lakeVersions.ContainsKey).Select(id => KeyValuePair.Create(id, lakeVersions[id])))
            || !last.Upstream.SequenceEqual(inputs.Models.Where(publishes.ContainsKey).Select(id => KeyValuePair.Create(id, publishes[id].PublishId)))
            || last.Fingerprint != fingerprint(node);
    }
}
