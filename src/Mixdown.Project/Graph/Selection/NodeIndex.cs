namespace Mixdown.Project.Graph.Selection;

/// <summary>The edges of a graph by the places of its nodes in the graph's order, each looked up when it is first walked.
/// Measured in bench/Mixdown.Bench/Benches/SelectBench.cs.</summary>
sealed class NodeIndex
{
    delegate ReadOnlySpan<int> Neighbours(int node);

    readonly NodeGraph _graph;
    readonly int[]?[] _parents;
    readonly int[]?[] _children;

    public NodeIndex(NodeGraph graph)
    {
        _graph = graph;
        Nodes = graph.InOrder;
        _parents = new int[]?[Nodes.Count];
        _children = new int[]?[Nodes.Count];
        var checks = new List<int>();
        for (var i = 0; i < Nodes.Count; i++)
        {
            if (Nodes[i].KindWord is "test" or "unit_test")
                checks.Add(i);
        }
        Checks = checks;
    }

    /// <summary>All nodes, in the graph's order.</summary>
    public IReadOnlyList<GraphNode> Nodes { get; }

    /// <summary>The places of the checks.</summary>
    public IReadOnlyList<int> Checks { get; }

    public ReadOnlySpan<int> Parents(int node) => _parents[node] ??= Places(Nodes[node].DependsOn);

    public ReadOnlySpan<int> Children(int node) => _children[node] ??= Places(_graph.Children(Nodes[node].UniqueId));

    /// <summary>What is upstream of any of the nodes, these not included unless one is upstream of another.</summary>
    public NodeSet Above(NodeSet from, int steps = int.MaxValue) => Reach(from, Parents, steps);

    /// <summary>What is downstream of any of the nodes.</summary>
    public NodeSet Below(NodeSet from, int steps = int.MaxValue) => Reach(from, Children, steps);

    int[] Places(IReadOnlyList<string> ids)
    {
        var places = new int[ids.Count];
        for (var i = 0; i < places.Length; i++)
            places[i] = _graph.Position[ids[i]];
        return places;
    }

    /// <summary>One walk, level by level, from all nodes at once: each edge is looked at once, however many nodes were matched.</summary>
    NodeSet Reach(NodeSet from, Neighbours next, int steps)
    {
        var reached = new NodeSet(Nodes.Count);
        List<int> level = [.. from.Nodes()];
        for (var step = 0; step < steps && level.Count > 0; step++)
        {
            var further = new List<int>();
            foreach (var node in level)
            {
                foreach (var neighbour in next(node))
                {
                    if (reached.Add(neighbour))
                        further.Add(neighbour);
                }
            }
            level = further;
        }
        return reached;
    }
}
