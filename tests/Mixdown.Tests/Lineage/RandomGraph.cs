using Mixdown.Project.Lineage.Layout;

namespace Mixdown.Tests.Lineage;

/// <summary>Graphs without circles that look like projects: most boxes read one to three that came shortly before them.</summary>
static class RandomGraph
{
    public static (IReadOnlyList<LayoutNode> Nodes, IReadOnlyList<LayoutEdge> Edges) Of(int nodes, int seed)
    {
        var random = new Random(seed);
        var boxes = Enumerable.Range(0, nodes).Select(i => new LayoutNode($"node{i:0000}", 180, i % 7 == 0 ? 80 : 44) { Group = $"group{i % 5}" }).ToList();
        var edges =
            from child in Enumerable.Range(nodes / 5, nodes - nodes / 5)
            from _ in Enumerable.Range(0, random.Next(1, 4))
            select new LayoutEdge($"node{Math.Max(0, child - random.Next(1, nodes / 3)):0000}", $"node{child:0000}");
        return (boxes, [.. edges]);
    }
}
