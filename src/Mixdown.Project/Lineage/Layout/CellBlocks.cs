namespace Mixdown.Project.Lineage.Layout;

/// <summary>Cells that stand on one line with a neighbour each: blocks, as seen from one corner.</summary>
sealed class CellBlocks
{
    readonly LayerGraph _graph;
    readonly LayoutSide _side;
    readonly int[] _position;
    readonly HashSet<(int Left, int Right)> _conflicts;
    readonly int[] _root;
    readonly int[] _next;

    CellBlocks(LayerGraph graph, LayoutSide side, int[] position, HashSet<(int Left, int Right)> conflicts)
    {
        (_graph, _side, _position, _conflicts) = (graph, side, position, conflicts);
        _root = [.. Enumerable.Range(0, graph.Count)];
        _next = [.. _root];
    }

    /// <summary>Lines the cells up.</summary>
    public static CellBlocks Of(LayerGraph graph, LayoutSide side, int[] position, HashSet<(int Left, int Right)> conflicts)
    {
        var blocks = new CellBlocks(graph, side, position, conflicts);
        for (var i = 1; i < graph.Layers.Length; i++)
            blocks.LineUp(graph.Layers[side.FromRight ? graph.Layers.Length - 1 - i : i]);
        return blocks;
    }

    /// <summary>The middle of each cell, the blocks as close as they may be.</summary>
    public double[] Place()
    {
        var order = new BlockOrder(_graph.Count);
        foreach (var layer in _graph.Layers)
        {
            for (var place = 1; place < layer.Length; place++)
                order.Add(_root[layer[place - 1]], _root[layer[place]], _graph.Distance(layer[place - 1], layer[place]));
        }
        var heights = order.Place(_side.FromBottom);
        var middles = new double[_graph.Count];
        for (var cell = 0; cell < middles.Length; cell++)
            middles[cell] = heights[_root[cell]];
        return middles;
    }

    void LineUp(int[] layer)
    {
        var bound = -1;   // how far the neighbours' column is taken, counted from where we begin
        for (var i = 0; i < layer.Length; i++)
        {
            var cell = layer[_side.FromBottom ? layer.Length - 1 - i : i];
            bound = LineUp(cell, bound);
        }
    }

    /// <summary>Lets a cell stand beside the middle one of its neighbours, or one of the two middle ones, that is still free.</summary>
    int LineUp(int cell, int bound)
    {
        var neighbours = Sorted(_side.FromRight ? _graph.Right[cell] : _graph.Left[cell]);
        for (var i = (neighbours.Length - 1) / 2; i <= neighbours.Length / 2 && i < neighbours.Length; i++)
        {
            var neighbour = neighbours[i];
            if (_next[cell] != cell || Rank(neighbour) <= bound || IsConflict(cell, neighbour))
                continue;
            _next[neighbour] = cell;
            _root[cell] = _root[neighbour];
            _next[cell] = _root[cell];
            bound = Rank(neighbour);
        }
        return bound;
    }

    int[] Sorted(int[] neighbours)
    {
        if (neighbours.Length < 2)
            return neighbours;
        var sorted = (int[])neighbours.Clone();
        Array.Sort(sorted, (one, other) => Rank(one).CompareTo(Rank(other)));
        return sorted;
    }

    int Rank(int cell) => _side.FromBottom ? int.MaxValue - 1 - _position[cell] : _position[cell];

    bool IsConflict(int cell, int neighbour) => _conflicts.Contains(_side.FromRight ? (cell, neighbour) : (neighbour, cell));
}
