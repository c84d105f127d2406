using System.Globalization;
using Mixdown.Project.Lineage.Layout;

namespace Mixdown.Bench.Measuring;

/// <summary>A graph that looks like a project: a fifth of the boxes are sources, the others read one to three that came before them.</summary>
/// <param name="Nodes">Boxes of one size.</param>
/// <param name="Edges">Arrows.</param>
sealed record GeneratedGraph(IReadOnlyList<LayoutNode> Nodes, IReadOnlyList<LayoutEdge> Edges)
{
    public static GeneratedGraph Of(int nodes)
    {
        var random = new Random(1);
        List<LayoutNode> boxes = [.. Enumerable.Range(0, nodes).Select(i => new LayoutNode(Name(i), 240, 48) { Group = $"group{i % 5}" })];
        var edges =
            from child in Enumerable.Range(nodes / 5, nodes - nodes / 5)
            from _ in Enumerable.Range(0, random.Next(1, 4))
            select new LayoutEdge(Name(Math.Max(0, child - random.Next(1, nodes / 3))), Name(child));
        return new GeneratedGraph(boxes, [.. edges.Distinct()]);
    }

    static string Name(int node) => string.Create(CultureInfo.InvariantCulture, $"node{node:0000}");
}
