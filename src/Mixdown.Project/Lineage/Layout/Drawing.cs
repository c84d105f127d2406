namespace Mixdown.Project.Lineage.Layout;

/// <summary>A drawing while its parts are put one below the other, in columns that they share.</summary>
sealed class Drawing
{
    /// <summary>Boxes without arrows in a row at most, where the graph has fewer columns.</summary>
    const int LeastRow = 6;

    readonly IndexedGraph _graph;
    readonly LayoutOptions _options;
    readonly List<PlacedNode> _nodes = [];
    readonly List<PlacedEdge> _edges = [];
    readonly double[] _columns;
    readonly double[] _widths;
    double _bottom;

    public Drawing(IndexedGraph graph, int[] ranks, LayoutOptions options)
    {
        (_graph, Ranks, _options) = (graph, ranks, options);
        _widths = Widths(graph, ranks);
        _columns = new double[_widths.Length];
        for (var column = 1; column < _columns.Length; column++)
            _columns[column] = _columns[column - 1] + _widths[column - 1] + options.ColumnGap;
    }

    /// <summary>The column of each box.</summary>
    public int[] Ranks { get; }

    /// <summary>Pairs of arrows that cross, in all parts.</summary>
    public int Crossings { get; set; }

    /// <summary>Puts a part below those that are there.</summary>
    public void Add(LayerGraph part, double[] middles)
    {
        var top = Top();
        for (var cell = 0; cell < part.Members.Length; cell++)
            Place(part.Members[cell], Ranks[part.Members[cell]], top + middles[cell] - part.Sizes[cell] / 2);
        foreach (var from in part.Members)
        {
            foreach (var to in _graph.Children[from])
                _edges.Add(new PlacedEdge(_graph.Nodes[from].Id, _graph.Nodes[to].Id, Route(part, middles, top, from, to)));
        }
        for (var cell = 0; cell < part.Count; cell++)
            _bottom = Math.Max(_bottom, top + middles[cell] + part.Sizes[cell] / 2);
    }

    /// <summary>Puts boxes without arrows below, in rows.</summary>
    public void AddRows(IReadOnlyList<int> alone)
    {
        var perRow = Math.Max(_columns.Length, LeastRow);
        foreach (var row in alone.Chunk(perRow))
        {
            var (top, x) = (Top(), 0.0);
            foreach (var (column, node) in row.Index())
            {
                _nodes.Add(Box(node, column, x, top));
                x += _graph.Nodes[node].Width + _options.ColumnGap;
            }
            _bottom = top + row.Max(node => _graph.Nodes[node].Height);
        }
    }

    public GraphLayout Finish() => new(
        [.. _nodes.OrderBy(node => node.Id, StringComparer.Ordinal)],
        [.. _edges.OrderBy(edge => edge.From, StringComparer.Ordinal).ThenBy(edge => edge.To, StringComparer.Ordinal)],
        _nodes.Count == 0 ? 0 : _nodes.Max(node => node.X + node.Width), _bottom)
    {
        Crossings = Crossings,
    };

    double Top() => _nodes.Count == 0 ? 0 : _bottom + _options.PartGap;

    void Place(int node, int column, double y) => _nodes.Add(Box(node, column, _columns[column], y));

    PlacedNode Box(int node, int column, double x, double y) =>
        new(_graph.Nodes[node].Id, column, x, y, _graph.Nodes[node].Width, _graph.Nodes[node].Height);

    /// <summary>Right out of the box, along its lanes, left into the other one.</summary>
    List<LayoutPoint> Route(LayerGraph part, double[] middles, double top, int from, int to)
    {
        var start = part.CellOf[from];
        var points = new List<LayoutPoint> { new(_columns[Ranks[from]] + _graph.Nodes[from].Width, top + middles[start]) };
        for (var rank = Ranks[from] + 1; rank < Ranks[to]; rank++)
        {
            var y = top + middles[part.Lane(start, rank)];
            points.Add(new LayoutPoint(_columns[rank], y));
            points.Add(new LayoutPoint(_columns[rank] + _widths[rank], y));
        }
        points.Add(new LayoutPoint(_columns[Ranks[to]], top + middles[part.CellOf[to]]));
        return points;
    }

    static double[] Widths(IndexedGraph graph, int[] ranks)
    {
        var widths = new double[ranks.Length == 0 ? 0 : ranks.Max() + 1];
        for (var node = 0; node < ranks.Length; node++)
            widths[ranks[node]] = Math.Max(widths[ranks[node]], graph.Nodes[node].Width);
        return widths;
    }
}
