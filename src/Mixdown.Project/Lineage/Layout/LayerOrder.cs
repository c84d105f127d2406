namespace Mixdown.Project.Lineage.Layout;

/// <summary>Orders the cells of each column so that few arrows cross: from left to right and back, each column follows the middle of its
/// neighbours in the column before it; the best order that was met counts.</summary>
/// <remarks>Hot: a sweep goes over all cells and arrows. Measured in bench/LineageBench.</remarks>
sealed class LayerOrder
{
    readonly LayerGraph _graph;
    readonly int[] _position;
    readonly double[] _weight;
    readonly CrossingCount _count;

    LayerOrder(LayerGraph graph)
    {
        _graph = graph;
        _position = new int[graph.Count];
        _weight = new double[graph.Count];
        _count = new CrossingCount(graph, _position);
    }

    /// <summary>Orders the columns of a graph in place.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="first">The order of boxes to begin with: smaller goes up.</param>
    /// <param name="sweeps">How often to go over it at most.</param>
    /// <returns>How many pairs of arrows cross.</returns>
    public static int Apply(LayerGraph graph, Func<int, int> first, int sweeps)
    {
        var order = new LayerOrder(graph);
        order.Begin(first);
        return order.Improve(sweeps);
    }

    /// <summary>As a walk along the arrows meets the cells: what belongs together stands together.</summary>
    void Begin(Func<int, int> first)
    {
        var found = _graph.Layers.Select(_ => new List<int>()).ToArray();
        var layerOf = new int[_graph.Count];
        for (var layer = 0; layer < _graph.Layers.Length; layer++)
        {
            foreach (var cell in _graph.Layers[layer])
                layerOf[cell] = layer;
        }
        var seen = new bool[_graph.Count];
        foreach (var cell in _graph.Layers.SelectMany(layer => layer.Where(cell => !_graph.IsLane(cell)).OrderBy(first)))
            Walk(cell, found, layerOf, seen);
        for (var layer = 0; layer < found.Length; layer++)
            found[layer].CopyTo(_graph.Layers[layer]);
        foreach (var layer in _graph.Layers)
            Number(layer);
    }

    void Walk(int from, List<int>[] found, int[] layerOf, bool[] seen)
    {
        var open = new Stack<int>([from]);
        while (open.TryPop(out var cell))
        {
            if (seen[cell])
                continue;
            seen[cell] = true;
            found[layerOf[cell]].Add(cell);
            for (var i = _graph.Right[cell].Length - 1; i >= 0; i--)
                open.Push(_graph.Right[cell][i]);
        }
    }

    int Improve(int sweeps)
    {
        var best = Copy();
        var least = _count.All();
        for (var sweep = 0; sweep < sweeps && least > 0; sweep++)
        {
            Sweep(toRight: sweep % 2 == 0);
            var now = _count.All();
            if (now < least)
                (least, best) = (now, Copy());
        }
        for (var layer = 0; layer < best.Length; layer++)
            best[layer].CopyTo(_graph.Layers[layer], 0);
        return least;
    }

    void Sweep(bool toRight)
    {
        var last = _graph.Layers.Length - 1;
        for (var i = 1; i <= last; i++)
            Follow(_graph.Layers[toRight ? i : last - i], toRight ? _graph.Left : _graph.Right);
    }

    /// <summary>Sorts a column by the middle of its neighbours. A cell without any keeps its place.</summary>
    void Follow(int[] layer, int[][] neighbours)
    {
        var free = new List<int>(layer.Length);
        var places = new List<int>(layer.Length);
        for (var place = 0; place < layer.Length; place++)
        {
            var cell = layer[place];
            if (neighbours[cell].Length == 0)
                continue;
            _weight[cell] = Middle(neighbours[cell]);
            free.Add(cell);
            places.Add(place);
        }
        free.Sort((one, other) => _weight[one] != _weight[other] ? _weight[one].CompareTo(_weight[other]) : _position[one].CompareTo(_position[other]));
        for (var i = 0; i < free.Count; i++)
            layer[places[i]] = free[i];
        Number(layer);
    }

    double Middle(int[] neighbours)
    {
        var sum = 0.0;
        foreach (var neighbour in neighbours)
            sum += _position[neighbour];
        return sum / neighbours.Length;
    }

    void Number(int[] layer)
    {
        for (var place = 0; place < layer.Length; place++)
            _position[layer[place]] = place;
    }

    int[][] Copy() => [.. _graph.Layers.Select(layer => layer.ToArray())];
}
