namespace Mixdown.Project.Lineage.Layout;

/// <summary>Draws graphs without circles from left to right: columns by the longest way, few crossings, long arrows straight. Pure: the
/// same graph gives the same drawing, in whatever order it is told.</summary>
/// <remarks>1,000 boxes take less than 50 ms: bench/LineageBench.</remarks>
public static class LayeredLayout
{
    /// <summary>Draws a graph.</summary>
    /// <param name="nodes">Boxes with ids of their own.</param>
    /// <param name="edges">Arrows; one that names a box that is not there is left out.</param>
    /// <param name="options">Distances.</param>
    /// <exception cref="ArgumentException">The graph has a circle, or two boxes have one id.</exception>
    public static GraphLayout Of(IEnumerable<LayoutNode> nodes, IEnumerable<LayoutEdge> edges, LayoutOptions options)
    {
        var graph = IndexedGraph.Of(nodes, edges);
        var drawing = new Drawing(graph, Ranking.Of(graph), options);
        var (parts, alone) = GraphParts.Of(graph);
        var first = ByGroup(graph);
        foreach (var part in parts)
        {
            var layers = LayerGraph.Of(graph, drawing.Ranks, part, options);
            drawing.Crossings += LayerOrder.Apply(layers, cell => first[layers.Members[cell]], options.Sweeps);
            drawing.Add(layers, LayerHeights.Of(layers));
        }
        drawing.AddRows(alone);
        return drawing.Finish();
    }

    /// <summary>The place of each box when they are ordered by group.</summary>
    static int[] ByGroup(IndexedGraph graph)
    {
        var places = new int[graph.Nodes.Length];
        var sorted = Enumerable.Range(0, places.Length).OrderBy(node => graph.Nodes[node].Group, StringComparer.Ordinal).ThenBy(node => node);
        foreach (var (place, node) in sorted.Index())
            places[node] = place;
        return places;
    }
}
