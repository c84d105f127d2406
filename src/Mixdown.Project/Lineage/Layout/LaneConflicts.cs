namespace Mixdown.Project.Lineage.Layout;

/// <summary>Finds arrows that cross a long one in the middle: the long one is to be straight, so they give way.</summary>
static class LaneConflicts
{
    /// <summary>Pairs of a cell and its neighbour on the right that may not stand on one line.</summary>
    public static HashSet<(int Left, int Right)> Of(LayerGraph graph, int[] position)
    {
        var conflicts = new HashSet<(int, int)>();
        for (var layer = 0; layer + 1 < graph.Layers.Length; layer++)
            Add(graph, graph.Layers[layer], graph.Layers[layer + 1], position, conflicts);
        return conflicts;
    }

    static void Add(LayerGraph graph, int[] left, int[] right, int[] position, HashSet<(int, int)> conflicts)
    {
        var (upper, scanned) = (0, 0);
        for (var place = 0; place < right.Length; place++)
        {
            var inner = Inner(graph, right[place]);
            if (inner < 0 && place < right.Length - 1)
                continue;
            var lower = inner < 0 ? left.Length : position[inner];
            for (; scanned <= place; scanned++)
                Mark(graph, right[scanned], upper, lower, position, conflicts);
            upper = lower;
        }
    }

    static void Mark(LayerGraph graph, int cell, int upper, int lower, int[] position, HashSet<(int, int)> conflicts)
    {
        foreach (var neighbour in graph.Left[cell])
        {
            if ((position[neighbour] < upper || position[neighbour] > lower) && !(graph.IsLane(cell) && graph.IsLane(neighbour)))
                conflicts.Add((neighbour, cell));
        }
    }

    /// <summary>The lane on the left that a lane goes on from; -1 for none.</summary>
    static int Inner(LayerGraph graph, int cell)
    {
        if (!graph.IsLane(cell))
            return -1;
        var neighbour = graph.Left[cell][0];
        return graph.IsLane(neighbour) ? neighbour : -1;
    }
}
