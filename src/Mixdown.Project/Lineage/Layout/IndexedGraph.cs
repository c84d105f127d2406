namespace Mixdown.Project.Lineage.Layout;

/// <summary>A graph whose boxes are numbers: their places in the order of the ids, so that the order in which they were named does not
/// count.</summary>
sealed class IndexedGraph
{
    IndexedGraph(LayoutNode[] nodes, (int From, int To)[] edges)
    {
        Nodes = nodes;
        Edges = edges;
        Parents = Neighbours(nodes.Length, edges.Select(edge => (edge.To, edge.From)));
        Children = Neighbours(nodes.Length, edges);
    }

    public LayoutNode[] Nodes { get; }

    public (int From, int To)[] Edges { get; }

    public int[][] Parents { get; }

    public int[][] Children { get; }

    /// <summary>Numbers the boxes. Arrows to boxes that are not there, or from a box to itself, are left out.</summary>
    public static IndexedGraph Of(IEnumerable<LayoutNode> nodes, IEnumerable<LayoutEdge> edges)
    {
        var sorted = nodes.OrderBy(node => node.Id, StringComparer.Ordinal).ToArray();
        var numbers = new Dictionary<string, int>(sorted.Length, StringComparer.Ordinal);
        for (var i = 0; i < sorted.Length; i++)
            numbers.Add(sorted[i].Id, i);
        var known = new SortedSet<(int, int)>();
        foreach (var edge in edges)
        {
            if (numbers.TryGetValue(edge.From, out var from) && numbers.TryGetValue(edge.To, out var to) && from != to)
                known.Add((from, to));
        }
        return new IndexedGraph(sorted, [.. known]);
    }

    static int[][] Neighbours(int count, IEnumerable<(int From, int To)> edges)
    {
        var lists = new List<int>[count];
        for (var i = 0; i < count; i++)
            lists[i] = [];
        foreach (var (from, to) in edges)
            lists[from].Add(to);
        return [.. lists.Select(list => list.ToArray())];
    }
}
