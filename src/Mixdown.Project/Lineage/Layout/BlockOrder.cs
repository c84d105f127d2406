namespace Mixdown.Project.Lineage.Layout;

/// <summary>Which block is above which, and by how much at least.</summary>
/// <param name="count">How many blocks there may be.</param>
sealed class BlockOrder(int count)
{
    readonly List<(int Upper, int Lower, double Distance)> _pairs = [];

    public void Add(int upper, int lower, double distance) => _pairs.Add((upper, lower, distance));

    /// <summary>Heights that keep all distances: each block as far up as it may be, then as far down as those below it let it, so that
    /// it is near them; with <paramref name="fromBottom"/> the other way round.</summary>
    public double[] Place(bool fromBottom)
    {
        var (below, above) = (Index(pair => pair.Upper), Index(pair => pair.Lower));
        var order = Order(below);
        var heights = new double[count];
        if (fromBottom)
        {
            PushUp(order, below, heights, near: false);
            PushDown(order, above, heights, near: true);
        }
        else
        {
            PushDown(order, above, heights, near: false);
            PushUp(order, below, heights, near: true);
        }
        return heights;
    }

    void PushDown(int[] order, int[][] above, double[] heights, bool near)
    {
        foreach (var block in order)
        {
            var least = double.MinValue;
            foreach (var pair in above[block])
                least = Math.Max(least, heights[_pairs[pair].Upper] + _pairs[pair].Distance);
            heights[block] = least == double.MinValue ? heights[block] : near ? Math.Min(heights[block], least) : least;
        }
    }

    void PushUp(int[] order, int[][] below, double[] heights, bool near)
    {
        for (var i = order.Length - 1; i >= 0; i--)
        {
            var block = order[i];
            var most = double.MaxValue;
            foreach (var pair in below[block])
                most = Math.Min(most, heights[_pairs[pair].Lower] - _pairs[pair].Distance);
            heights[block] = most == double.MaxValue ? heights[block] : near ? Math.Max(heights[block], most) : most;
        }
    }

    int[][] Index(Func<(int Upper, int Lower, double Distance), int> end)
    {
        var lists = new List<int>[count];
        for (var pair = 0; pair < _pairs.Count; pair++)
            (lists[end(_pairs[pair])] ??= []).Add(pair);
        return [.. lists.Select(list => list?.ToArray() ?? [])];
    }

    /// <summary>Each block behind all that are above it.</summary>
    int[] Order(int[][] below)
    {
        var waiting = new int[count];
        foreach (var pair in _pairs)
            waiting[pair.Lower]++;
        var order = new List<int>(count);
        for (var block = 0; block < count; block++)
        {
            if (waiting[block] == 0)
                order.Add(block);
        }
        for (var i = 0; i < order.Count; i++)
        {
            foreach (var pair in below[order[i]])
            {
                if (--waiting[_pairs[pair].Lower] == 0)
                    order.Add(_pairs[pair].Lower);
            }
        }
        return [.. order];
    }
}
