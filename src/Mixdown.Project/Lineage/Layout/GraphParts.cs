namespace Mixdown.Project.Lineage.Layout;

/// <summary>Cuts a graph into parts that no arrow joins: each is drawn for itself.</summary>
static class GraphParts
{
    /// <summary>The parts with arrows, the largest first, and the boxes that have none.</summary>
    public static (IReadOnlyList<int[]> Parts, IReadOnlyList<int> Alone) Of(IndexedGraph graph)
    {
        var seen = new bool[graph.Nodes.Length];
        var (parts, alone) = (new List<int[]>(), new List<int>());
        for (var node = 0; node < seen.Length; node++)
        {
            if (graph.Parents[node].Length + graph.Children[node].Length == 0)
                alone.Add(node);
            else if (!seen[node])
                parts.Add(Reach(graph, node, seen));
        }
        return ([.. parts.OrderByDescending(part => part.Length).ThenBy(part => part[0])], alone);
    }

    static int[] Reach(IndexedGraph graph, int from, bool[] seen)
    {
        var (part, open) = (new List<int>(), new Stack<int>([from]));
        seen[from] = true;
        while (open.TryPop(out var node))
        {
            part.Add(node);
            Push(graph.Parents[node], open, seen);
            Push(graph.Children[node], open, seen);
        }
        part.Sort();
        return [.. part];
    }

    static void Push(int[] nodes, Stack<int> open, bool[] seen)
    {
        foreach (var node in nodes)
        {
            if (!seen[node])
                open.Push(node);
            seen[node] = true;
        }
    }
}
