namespace Mixdown.Project.Dashboards.Queries.Drafts;

/// <summary>What a channel of a kind of tile becomes.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Role">The role of its columns.</param>
/// <param name="IsMeasure">Whether it is added up; null: either.</param>
sealed record ChannelRole(string Channel, ColumnRole Role, bool? IsMeasure)
{
    /// <summary>The channels of each kind, in the order of the columns.</summary>
    public static readonly IReadOnlyDictionary<TileKind, IReadOnlyList<ChannelRole>> Of = new Dictionary<TileKind, IReadOnlyList<ChannelRole>>
    {
        [TileKind.Number] = [new("value", ColumnRole.Value, true)],
        [TileKind.Line] = [new("x", ColumnRole.X, false), new("color", ColumnRole.Color, false), new("y", ColumnRole.Y, true)],
        [TileKind.Area] = [new("x", ColumnRole.X, false), new("color", ColumnRole.Color, false), new("y", ColumnRole.Y, true)],
        [TileKind.Bar] = [new("x", ColumnRole.X, false), new("color", ColumnRole.Color, false), new("y", ColumnRole.Y, true)],
        [TileKind.Scatter] = [new("by", ColumnRole.By, false), new("color", ColumnRole.Color, false), new("x", ColumnRole.X, null), new("y", ColumnRole.Y, null), new("size", ColumnRole.Size, null)],
        [TileKind.Heatmap] = [new("x", ColumnRole.X, false), new("y", ColumnRole.Y, false), new("color", ColumnRole.Color, true)],
        [TileKind.Histogram] = [new("color", ColumnRole.Color, false), new("x", ColumnRole.X, false)],
        [TileKind.Box] = [new("x", ColumnRole.X, false), new("color", ColumnRole.Color, false), new("y", ColumnRole.Y, false)],
        [TileKind.Funnel] = [new("color", ColumnRole.Color, false), new("steps", ColumnRole.Step, null)],
        [TileKind.Sankey] = [new("source", ColumnRole.Source, false), new("target", ColumnRole.Target, false), new("value", ColumnRole.Value, true)],
        [TileKind.Map] =
        [
            new("region", ColumnRole.Region, false), new("point", ColumnRole.Point, false), new("lat", ColumnRole.Lat, false), new("lon", ColumnRole.Lon, false),
            new("color", ColumnRole.Color, true), new("size", ColumnRole.Size, true),
        ],
        [TileKind.Table] = [new("columns", ColumnRole.Column, null)],
        [TileKind.Pivot] = [new("rows", ColumnRole.Row, false), new("columns", ColumnRole.Column, false), new("values", ColumnRole.Value, true)],
        [TileKind.Text] = [],
        [TileKind.Timeline] = [new("x", ColumnRole.X, false), new("to", ColumnRole.To, false), new("y", ColumnRole.Y, false), new("color", ColumnRole.Color, false)],
    };
}
