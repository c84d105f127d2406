namespace Mixdown.Project.Graph.Selection;

/// <summary>The edges of a graph by the places of its nodes in the graph's order, made once for a selection.</summary>
sealed class NodeIndex
{
    readonly int[][] _parents;
    readonly int[][] _children;

    public NodeIndex(NodeGraph graph)
    {
        Nodes = graph.InOrder;
        _parents = new int[Nodes.Count][];
        _children = new int[Nodes.Count][];
        for (var i = 0; i < Nodes.Count; i++)
        {
            _parents[i] = Places(graph, graph.Parents(Nodes[i].UniqueId));
            _children[i] = Places(graph, graph.Children(Nodes[i].UniqueId));
        }
    }

    /// <summary>All nodes, in the graph's order.</summary>
    public IReadOnlyList<GraphNode> Nodes { get; }

    public ReadOnlySpan<int> Parents(int node) => _parents[node];

    public ReadOnlySpan<int> Children(int node) => _children[node];

    /// <summary>What is upstream of any of the nodes, these not included unless one is upstream of another.</summary>
    public NodeSet Above(NodeSet from, int steps = int.MaxValue) => Reach(from, _parents, steps);

    /// <summary>What is downstream of any of the nodes.</summary>
    public NodeSet Below(NodeSet from, int steps = int.MaxValue) => Reach(from, _children, steps);

    static int[] Places(NodeGraph graph, IReadOnlyList<string> ids)
    {
        var places = new int[ids.Count];
        for (var i = 0; i < places.Length; i++)
            places[i] = graph.Position[ids[i]];
        return places;
    }

    /// <summary>One walk, level by level, from all nodes at once: each edge is looked at once, however many nodes were matched.</summary>
    static NodeSet Reach(NodeSet from, int[][] next, int steps)
    {
        var reached = new NodeSet(next.Length);
        List<int> level = [.. from.Nodes()];
        for (var step = 0; step < steps && level.Count > 0; step++)
        {
            var further = new List<int>();
            foreach (var node in level)
            {
                foreach (var neighbour in next[node])
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
