using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Graph;

/// <summary>Decides what a build does, in which order, and which check belongs to which node. Pure.</summary>
/// <remarks>A check over several models belongs to the one of them that is built last and so adds an edge from the others to
/// it. Where every choice would close a circle the check stands alone, behind all of them.</remarks>
public sealed class BuildPlan
{
    readonly NodeGraph _graph;
    readonly Dictionary<string, ProjectNode> _built;
    readonly Dictionary<string, HashSet<string>> _inputs = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<ProjectNode>> _checks = new(StringComparer.Ordinal);
    readonly List<ProjectNode> _alone = [];

    BuildPlan(NodeGraph graph, IEnumerable<ProjectNode> built)
    {
        _graph = graph;
        _built = built.ToDictionary(node => node.UniqueId, StringComparer.Ordinal);
        foreach (var id in _built.Keys)
        {
            _inputs[id] = Inputs(id);
            _checks[id] = [];
        }
    }

    /// <summary>The steps, each behind those that it depends on.</summary>
    public IReadOnlyList<BuildStep> Steps { get; private set; } = [];

    /// <summary>Plans a build.</summary>
    /// <param name="graph">The project's graph.</param>
    /// <param name="selected">Ids that were selected; those of a kind that the verb does not run are left out.</param>
    /// <param name="verb">What to do.</param>
    public static BuildPlan Create(NodeGraph graph, IReadOnlySet<string> selected, BuildVerb verb)
    {
        var nodes = graph.InOrder.OfType<ProjectNode>().Where(node => selected.Contains(node.UniqueId)).ToList();
        var plan = new BuildPlan(graph, nodes.Where(node => node.IsRelation && Builds(verb, node.Kind)));
        if (verb is BuildVerb.Build or BuildVerb.Test)
        {
            foreach (var test in graph.InOrder.OfType<UnitTestNode>().Where(test => selected.Contains(test.UniqueId)))
                plan.PlaceAtModel(test);
            foreach (var check in nodes.Where(node => node.Kind == NodeKind.Test))
                plan.Place(check);
        }
        plan.Steps = plan.Order(nodes);
        return plan;
    }

    static bool Builds(BuildVerb verb, NodeKind kind) => verb switch
    {
        BuildVerb.Test => false,
        BuildVerb.Run => kind == NodeKind.Model,
        BuildVerb.Seed => kind == NodeKind.Seed,
        BuildVerb.Snapshot => kind == NodeKind.Snapshot,
        _ => true,
    };

    /// <summary>The nearest built nodes upstream, looking through what is not built (ephemeral, not selected).</summary>
    HashSet<string> Inputs(string id)
    {
        var inputs = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(_graph.Parents(id));
        while (open.TryPop(out var parent))
        {
            if (!seen.Add(parent))
                continue;
            if (_built.ContainsKey(parent))
                inputs.Add(parent);
            else
                PushAll(open, _graph.Parents(parent));
        }
        return inputs;
    }

    static void PushAll(Stack<string> open, IReadOnlyList<string> ids)
    {
        foreach (var id in ids)
            open.Push(id);
    }

    /// <summary>A unit test belongs to its model and to no other; it stands alone where that is not built.</summary>
    void PlaceAtModel(UnitTestNode test)
    {
        if (_checks.TryGetValue(test.TestedNode, out var checks))
            checks.Add(test.AsCheck);
        else
            _alone.Add(test.AsCheck);
    }

    void Place(ProjectNode check)
    {
        var over = Inputs(check.UniqueId);
        foreach (var owner in Candidates(check, over))
        {
            var others = over.Where(other => other != owner).ToList();
            if (others.Exists(other => Reaches(owner, other)))
                continue;
            _inputs[owner].UnionWith(others);
            _checks[owner].Add(check);
            return;
        }
        _alone.Add(check);
    }

    /// <summary>The node that the check was declared on first, then from the last in the graph's order to the first.</summary>
    IEnumerable<string> Candidates(ProjectNode check, HashSet<string> over) => over
        .OrderByDescending(id => id == check.Check?.AttachedTo)
        .ThenByDescending(id => _graph.Position[id]);

    /// <summary>Whether <paramref name="to"/> waits for <paramref name="from"/> already.</summary>
    bool Reaches(string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([to]);
        while (open.TryPop(out var at))
        {
            if (at == from)
                return true;
            if (seen.Add(at))
                PushAll(open, [.. _inputs[at]]);
        }
        return false;
    }

    /// <summary>Depth first along the edges, those that checks added included.</summary>
    List<BuildStep> Order(List<ProjectNode> nodes)
    {
        var steps = new List<BuildStep>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in nodes.Where(node => _built.ContainsKey(node.UniqueId)))
            Append(node.UniqueId, steps, done);
        foreach (var check in _alone)
            steps.Add(new BuildStep(check.UniqueId, null, [check], [.. Inputs(check.UniqueId)]));
        return steps;
    }

    void Append(string id, List<BuildStep> steps, HashSet<string> done)
    {
        if (!done.Add(id))
            return;
        var inputs = _inputs[id].OrderBy(input => _graph.Position[input]).ToList();
        foreach (var input in inputs)
            Append(input, steps, done);
        steps.Add(new BuildStep(id, _built[id], _checks[id], inputs));
    }
}
