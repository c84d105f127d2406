namespace Mixdown.Project.Lineage.Layout;

/// <summary>A drawing of a graph.</summary>
/// <param name="Nodes">In the order of their ids.</param>
/// <param name="Edges">In the order of the ids of both ends; an arrow that was named twice stands here once.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record GraphLayout(IReadOnlyList<PlacedNode> Nodes, IReadOnlyList<PlacedEdge> Edges, double Width, double Height)
{
    /// <summary>How many pairs of arrows cross between columns.</summary>
    public int Crossings { get; init; }
}
