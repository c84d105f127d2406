namespace Mixdown.Project.Lineage.Layout;

/// <summary>Gives each box its column.</summary>
static class Ranking
{
    /// <summary>The longest way from a box without parents; a box without parents stands right before the first that needs it.</summary>
    /// <exception cref="ArgumentException">The graph has a circle.</exception>
    public static int[] Of(IndexedGraph graph)
    {
        var ranks = Longest(graph);
        for (var node = 0; node < ranks.Length; node++)
        {
            if (graph.Parents[node].Length == 0 && graph.Children[node].Length > 0)
                ranks[node] = graph.Children[node].Min(child => ranks[child]) - 1;
        }
        return ranks;
    }

    static int[] Longest(IndexedGraph graph)
    {
        var (ranks, waiting) = (new int[graph.Nodes.Length], graph.Parents.Select(parents => parents.Length).ToArray());
        var open = new Queue<int>(Enumerable.Range(0, ranks.Length).Where(node => waiting[node] == 0));
        var done = 0;
        while (open.TryDequeue(out var node))
        {
            done++;
            foreach (var child in graph.Children[node])
            {
                ranks[child] = Math.Max(ranks[child], ranks[node] + 1);
                if (--waiting[child] == 0)
                    open.Enqueue(child);
            }
        }
        return done == ranks.Length ? ranks : throw new ArgumentException("A graph with a circle has no columns.", nameof(graph));
    }
}
