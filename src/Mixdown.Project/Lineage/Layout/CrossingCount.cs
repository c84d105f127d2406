namespace Mixdown.Project.Lineage.Layout;

/// <summary>Counts pairs of arrows that cross between columns.</summary>
/// <remarks>Hot: once a sweep. The arrows of two columns in the order of their left ends; each crosses those before it that end further
/// down, which a tree of sums counts in the logarithm of the column's length.</remarks>
/// <param name="graph">The graph.</param>
/// <param name="position">The place of each cell in its column.</param>
sealed class CrossingCount(LayerGraph graph, int[] position)
{
    readonly int[] _tree = new int[graph.Layers.Max(layer => layer.Length) + 1];
    int[] _ends = new int[16];

    /// <summary>Between all columns.</summary>
    public int All()
    {
        var crossings = 0;
        for (var layer = 0; layer + 1 < graph.Layers.Length; layer++)
            crossings += Between(graph.Layers[layer], graph.Layers[layer + 1].Length);
        return crossings;
    }

    int Between(int[] left, int rightCells)
    {
        var tree = _tree.AsSpan(0, rightCells + 1);
        tree.Clear();
        var (crossings, seen) = (0, 0);
        foreach (var cell in left)
        {
            foreach (var end in Ends(cell))
                crossings += seen - UpTo(tree, end);
            foreach (var end in Ends(cell))
                Add(tree, end);
            seen += graph.Right[cell].Length;
        }
        return crossings;
    }

    ReadOnlySpan<int> Ends(int cell)
    {
        var right = graph.Right[cell];
        if (_ends.Length < right.Length)
            _ends = new int[2 * right.Length];
        for (var i = 0; i < right.Length; i++)
            _ends[i] = position[right[i]];
        return _ends.AsSpan(0, right.Length);
    }

    static int UpTo(Span<int> tree, int end)
    {
        var sum = 0;
        for (var at = end + 1; at > 0; at -= at & -at)
            sum += tree[at];
        return sum;
    }

    static void Add(Span<int> tree, int end)
    {
        for (var at = end + 1; at < tree.Length; at += at & -at)
            tree[at]++;
    }
}
