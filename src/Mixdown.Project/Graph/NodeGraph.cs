using System.Diagnostics.CodeAnalysis;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Graph;

/// <summary>The nodes of a project and what reads what. Acyclic: a project with a cycle has no graph.</summary>
public sealed class NodeGraph
{
    readonly Dictionary<string, GraphNode> _nodes;
    readonly Dictionary<string, List<string>> _children;

    NodeGraph(Dictionary<string, GraphNode> nodes, Dictionary<string, List<string>> children, List<GraphNode> inOrder)
    {
        _nodes = nodes;
        _children = children;
        InOrder = inOrder;
        Position = inOrder.Select((node, position) => (node.UniqueId, position)).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>All nodes, each behind those that it reads; otherwise in the order of depth, then of id.</summary>
    public IReadOnlyList<GraphNode> InOrder { get; }

    /// <summary>The place of each id in <see cref="InOrder"/>.</summary>
    internal IReadOnlyDictionary<string, int> Position { get; }

    /// <summary>The node of an id.</summary>
    public GraphNode this[string uniqueId] => _nodes[uniqueId];

    /// <summary>The node of an id, if there is one.</summary>
    public bool TryGet(string uniqueId, [MaybeNullWhen(false)] out GraphNode node) => _nodes.TryGetValue(uniqueId, out node);

    /// <summary>Ids that this one reads directly.</summary>
    public IReadOnlyList<string> Parents(string uniqueId) => _nodes[uniqueId].DependsOn;

    /// <summary>Ids that read this one directly, checks included.</summary>
    public IReadOnlyList<string> Children(string uniqueId) => _children[uniqueId];

    /// <summary>Ids that this one reads, directly or through others, itself not included.</summary>
    /// <param name="uniqueId">Where to start.</param>
    /// <param name="steps">How many edges to follow at most.</param>
    public IReadOnlySet<string> Ancestors(string uniqueId, int steps = int.MaxValue) => Reach(uniqueId, Parents, steps);

    /// <summary>Ids that read this one, directly or through others, itself not included.</summary>
    /// <param name="uniqueId">Where to start.</param>
    /// <param name="steps">How many edges to follow at most.</param>
    public IReadOnlySet<string> Descendants(string uniqueId, int steps = int.MaxValue) => Reach(uniqueId, Children, steps);

    /// <summary>Orders the nodes.</summary>
    /// <param name="nodes">Their <see cref="GraphNode.DependsOn"/> names only nodes among them.</param>
    /// <param name="diagnostics">Receives MX1205 for each cycle.</param>
    /// <returns>null when there is a cycle.</returns>
    internal static NodeGraph? Create(IReadOnlyCollection<GraphNode> nodes, ICollection<Diagnostic> diagnostics)
    {
        var byId = nodes.ToDictionary(node => node.UniqueId, StringComparer.Ordinal);
        var children = nodes.ToDictionary(node => node.UniqueId, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            foreach (var parent in node.DependsOn)
                children[parent].Add(node.UniqueId);
        }
        var inOrder = Sort(byId, children);
        if (inOrder.Count == byId.Count)
            return new NodeGraph(byId, children, inOrder);
        diagnostics.Add(CyclePath.Describe(byId, inOrder.Select(node => node.UniqueId).ToHashSet(StringComparer.Ordinal)));
        return null;
    }

    /// <summary>Kahn's algorithm, level by level, so that depth decides before name.</summary>
    static List<GraphNode> Sort(Dictionary<string, GraphNode> nodes, Dictionary<string, List<string>> children)
    {
        var waiting = nodes.Values.ToDictionary(node => node.UniqueId, node => node.DependsOn.Count, StringComparer.Ordinal);
        var inOrder = new List<GraphNode>(nodes.Count);
        var level = nodes.Values.Where(node => node.DependsOn.Count == 0).Select(node => node.UniqueId).ToList();
        while (level.Count > 0)
        {
            level.Sort(StringComparer.Ordinal);
            inOrder.AddRange(level.Select(id => nodes[id]));
            level = [.. level.SelectMany(id => children[id]).Where(child => --waiting[child] == 0)];
        }
        return inOrder;
    }

    static HashSet<string> Reach(string from, Func<string, IReadOnlyList<string>> next, int steps)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        List<string> edge = [from];
        for (var step = 0; step < steps && edge.Count > 0; step++)
            edge = [.. edge.SelectMany(next).Where(reached.Add)];
        return reached;
    }
}
