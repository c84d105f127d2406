using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize.Changes;

/// <summary>Decides which steps of a build have something to do: a node whose SQL, configuration or macros changed, that reads a
/// lake table at another version or a model that was published since, or of which that cannot be told; and a check that has not
/// passed on what is there now.</summary>
public sealed class ChangePlan
{
    readonly NodeGraph _graph;
    readonly Func<ProjectNode, NodeIdentity> _identity;
    readonly IReadOnlyDictionary<string, PublishRecord> _publishes;
    readonly IReadOnlyDictionary<string, long> _lakeVersions;
    readonly SeenNodes? _seen;
    readonly IReadOnlySet<string> _failed;
    readonly HashSet<(string Check, string Stamp)> _passed;
    readonly Dictionary<string, NodeChange> _changes = new(StringComparer.Ordinal);
    readonly HashSet<string> _built = new(StringComparer.Ordinal);

    /// <param name="graph">What reads what.</param>
    /// <param name="identity">What a node is now.</param>
    /// <param name="publishes">The last publish of each model that is still in the warehouse.</param>
    /// <param name="lakeVersions">The version of each source table that the build sees.</param>
    /// <param name="seen">What earlier builds of this process have done; null for none.</param>
    /// <param name="failed">The ids of the nodes whose last build failed.</param>
    internal ChangePlan(
        NodeGraph graph, Func<ProjectNode, NodeIdentity> identity,
        IReadOnlyDictionary<string, PublishRecord> publishes, IReadOnlyDictionary<string, long> lakeVersions, SeenNodes? seen, IReadOnlySet<string> failed)
    {
        (_graph, _identity, _publishes, _lakeVersions, _seen, _failed) = (graph, identity, publishes, lakeVersions, seen, failed);
        _passed = [.. publishes.Values.SelectMany(publish => publish.Checks.Select(check => (check.Key, check.Value)))];
    }

    /// <summary>The plan of a run.</summary>
    /// <param name="warehouse">What is there.</param>
    /// <param name="lakeVersions">The version of each source table that the build sees.</param>
    /// <param name="seen">What earlier builds of this process have done, which it need not do again only because it asks for the
    /// time or reads what nobody keeps track of; null for none.</param>
    /// <param name="failed">The ids of the nodes whose last build failed: they are built again although they are what they were when they
    /// were published, so that nobody is told of a failure that is mended.</param>
    /// <param name="cancel">Stops the making of SQL.</param>
    public static ChangePlan Of(
        Warehouse warehouse, IReadOnlyDictionary<string, long> lakeVersions, SeenNodes? seen, IReadOnlySet<string> failed, CancellationToken cancel) => new(
        warehouse.Compiler.Project.Graph, node => warehouse.Fingerprints.Of(node, cancel), warehouse.PublishesThatStand(), lakeVersions, seen, failed);

    /// <summary>The steps that have something to do, in their order. Of a node that has nothing to do, the checks that have stand
    /// alone, and what is built of the node waits for them.</summary>
    public IReadOnlyList<BuildStep> Changed(IReadOnlyList<BuildStep> steps)
    {
        var taken = new List<BuildStep>();
        var waitedFor = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            if (step.Node is { } node && Of(node) != NodeChange.None)
            {
                _built.Add(step.Id);
                taken.Add(step with { DependsOn = [.. step.DependsOn, .. step.DependsOn.SelectMany(id => waitedFor.GetValueOrDefault(id, []))] });
                continue;
            }
            var checks = step.Checks.Where(HasToRun).Select(check => new BuildStep(check.UniqueId, null, [check], Waits(step, check))).ToList();
            taken.AddRange(checks);
            waitedFor[step.Id] = [.. checks.Select(check => check.Id)];
        }
        return taken;
    }

    /// <summary>Why a node has to be built; found once for each.</summary>
    public NodeChange Of(ProjectNode node)
    {
        if (!_changes.TryGetValue(node.UniqueId, out var change))
            _changes[node.UniqueId] = change = Find(node);
        return change;
    }

    NodeChange Find(ProjectNode node)
    {
        if (!_publishes.TryGetValue(node.UniqueId, out var last))
            return NodeChange.New;
        var identity = _identity(node);
        if (last.Fingerprint != identity.Fingerprint)
            return NodeChange.Definition;
        if (_failed.Contains(node.UniqueId))
            return NodeChange.Failed;
        var inputs = PublishInputs.Of(_graph, node);
        if (IsSeen(node, identity, inputs))
            return NodeChange.None;
        return identity.IsVolatile ? NodeChange.Volatile : OfInputs(last, inputs);
    }

    bool IsSeen(ProjectNode node, NodeIdentity identity, PublishInputs inputs) =>
        _seen is not null && !inputs.Models.Any(_built.Contains) && _seen.Has(node, Sighting.Of(identity, inputs, _publishes, _lakeVersions));

    NodeChange OfInputs(PublishRecord last, PublishInputs inputs)
    {
        if (inputs.Sources.Any(source => !_lakeVersions.ContainsKey(source)) || inputs.Models.Any(model => !_publishes.ContainsKey(model)))
            return NodeChange.Untold;
        return inputs.Models.Any(_built.Contains) || !Same(last, inputs) ? NodeChange.Inputs : NodeChange.None;
    }

    bool Same(PublishRecord last, PublishInputs inputs) =>
        last.LakeVersions.SequenceEqual(inputs.Sources.Select(id => KeyValuePair.Create(id, _lakeVersions[id])))
        && last.Upstream.SequenceEqual(inputs.Models.Select(id => KeyValuePair.Create(id, _publishes[id].PublishId)));

    bool HasToRun(ProjectNode check)
    {
        var inputs = PublishInputs.Of(_graph, check);
        if (inputs.Models.Any(_built.Contains))
            return true;
        var identity = _identity(check);
        var hasPassed = CheckStamp.Of(identity, inputs, id => _publishes.GetValueOrDefault(id)?.PublishId, _lakeVersions) is { } stamp
            && _passed.Contains((check.UniqueId, stamp));
        return !hasPassed && !IsSeen(check, identity, inputs);
    }

    /// <summary>Behind what the node's step waited for, and behind all that the check reads.</summary>
    IReadOnlyList<string> Waits(BuildStep step, ProjectNode check) => [.. step.DependsOn.Union(PublishInputs.Of(_graph, check).Models, StringComparer.Ordinal)];
}
