namespace Mixdown.Project.Lineage.Layout;

/// <summary>One part of a graph with its boxes in columns. Where an arrow passes through a column it has a lane there: a cell of its own
/// that no box may cover. Arrows of one box share their lanes, so that what is used everywhere is one line that branches.</summary>
sealed class LayerGraph
{
    readonly List<List<int>> _left = [];
    readonly List<List<int>> _right = [];
    readonly List<double> _sizes = [];
    readonly Dictionary<(int Cell, int Rank), int> _lanes = [];
    readonly List<List<int>> _layers = [];
    readonly LayoutOptions _options;

    LayerGraph(IndexedGraph graph, int[] ranks, int[] members, LayoutOptions options)
    {
        _options = options;
        Members = members;
        FirstRank = members.Min(member => ranks[member]);
        var cells = new Dictionary<int, int>(members.Length);
        foreach (var member in members)
            cells[member] = Add(graph.Nodes[member].Height, ranks[member]);
        foreach (var member in members)
        {
            foreach (var child in graph.Children[member])
                Connect(cells[member], ranks[member], cells[child], ranks[child]);
        }
        CellOf = cells;
        Left = [.. _left.Select(cells => cells.ToArray())];
        Right = [.. _right.Select(cells => cells.ToArray())];
        Sizes = [.. _sizes];
        Layers = [.. _layers.Select(layer => layer.ToArray())];
    }

    /// <summary>The boxes, by their numbers in the whole graph; cell i is the box of place i.</summary>
    public int[] Members { get; }

    /// <summary>The cell of a box.</summary>
    public IReadOnlyDictionary<int, int> CellOf { get; }

    /// <summary>The leftmost column.</summary>
    public int FirstRank { get; }

    /// <summary>The neighbours of each cell in the column to its left.</summary>
    public int[][] Left { get; }

    /// <summary>The neighbours of each cell in the column to its right.</summary>
    public int[][] Right { get; }

    /// <summary>The height of each cell.</summary>
    public double[] Sizes { get; }

    /// <summary>The cells of each column from top to bottom.</summary>
    public int[][] Layers { get; }

    /// <summary>How many cells there are.</summary>
    public int Count => Sizes.Length;

    public static LayerGraph Of(IndexedGraph graph, int[] ranks, int[] members, LayoutOptions options) => new(graph, ranks, members, options);

    /// <summary>Whether a cell is a lane and no box.</summary>
    public bool IsLane(int cell) => cell >= Members.Length;

    /// <summary>The lane of a box in a column; none in the columns next to it.</summary>
    public int Lane(int cell, int rank) => _lanes[(cell, rank)];

    /// <summary>The least distance of the middles of two cells, one above the other.</summary>
    public double Distance(int upper, int lower)
    {
        var gap = IsLane(upper) && IsLane(lower) ? _options.LaneHeight : _options.RowGap;
        return (Sizes[upper] + Sizes[lower]) / 2 + gap;
    }

    int Add(double size, int rank)
    {
        var cell = _sizes.Count;
        _sizes.Add(size);
        _left.Add([]);
        _right.Add([]);
        while (_layers.Count <= rank - FirstRank)
            _layers.Add([]);
        _layers[rank - FirstRank].Add(cell);
        return cell;
    }

    void Connect(int from, int fromRank, int to, int toRank)
    {
        var last = from;
        for (var rank = fromRank + 1; rank < toRank; rank++)
        {
            if (!_lanes.TryGetValue((from, rank), out var lane))
            {
                lane = Add(_options.LaneHeight, rank);
                _lanes.Add((from, rank), lane);
                Join(last, lane);
            }
            last = lane;
        }
        Join(last, to);
    }

    void Join(int left, int right)
    {
        _right[left].Add(right);
        _left[right].Add(left);
    }
}
