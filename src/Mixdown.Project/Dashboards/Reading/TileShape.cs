namespace Mixdown.Project.Dashboards.Reading;

/// <summary>The channels of a kind of tile.</summary>
/// <param name="Needs">Those without which there is nothing to draw.</param>
/// <param name="Takes">Those that it can have.</param>
sealed record TileShape(IReadOnlyList<string> Needs, IReadOnlyList<string> Takes)
{
    /// <summary>The shape of each kind.</summary>
    public static readonly IReadOnlyDictionary<TileKind, TileShape> Of = new Dictionary<TileKind, TileShape>
    {
        [TileKind.Number] = new(["value"], ["x"]),
        [TileKind.Line] = new(["x", "y"], ["color"]),
        [TileKind.Area] = new(["x", "y"], ["color"]),
        [TileKind.Bar] = new(["x", "y"], ["color"]),
        [TileKind.Scatter] = new(["x", "y"], ["by", "color", "size"]),
        [TileKind.Heatmap] = new(["x", "y", "color"], []),
        [TileKind.Histogram] = new(["x"], ["color"]),
        [TileKind.Box] = new(["y"], ["x", "color"]),
        [TileKind.Funnel] = new(["steps"], ["color"]),
        [TileKind.Sankey] = new(["source", "target", "value"], []),
        [TileKind.Map] = new([], ["region", "point", "lat", "lon", "color", "size"]),
        [TileKind.Table] = new(["columns"], ["bars"]),
        [TileKind.Pivot] = new(["rows", "columns", "values"], []),
        [TileKind.Text] = new([], []),
        [TileKind.Timeline] = new(["x", "y"], ["to", "color"]),
    };

    /// <summary>All of them, those that are needed first.</summary>
    public IEnumerable<string> Channels => Needs.Concat(Takes);
}
