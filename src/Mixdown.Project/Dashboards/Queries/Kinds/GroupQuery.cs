using Mixdown.Project.Dashboards.Selects;

namespace Mixdown.Project.Dashboards.Queries.Kinds;

/// <summary>Kinds that group by all their dimensions and draw what comes: heatmaps, maps, flows, pivots, points.</summary>
static class GroupQuery
{
    /// <summary>Marks that a chart can show.</summary>
    const int Most = 10_000;

    static readonly Dictionary<TileKind, IReadOnlyList<(string Channel, ColumnRole Role, bool IsMeasure)>> Shapes = new()
    {
        [TileKind.Heatmap] = [("x", ColumnRole.X, false), ("y", ColumnRole.Y, false), ("color", ColumnRole.Color, true)],
        [TileKind.Sankey] = [("source", ColumnRole.Source, false), ("target", ColumnRole.Target, false), ("value", ColumnRole.Value, true)],
        [TileKind.Pivot] = [("rows", ColumnRole.Row, false), ("columns", ColumnRole.Column, false), ("values", ColumnRole.Value, true)],
        [TileKind.Map] = [("region", ColumnRole.Region, false), ("point", ColumnRole.Point, false), ("lat", ColumnRole.Lat, false), ("lon", ColumnRole.Lon, false), ("color", ColumnRole.Color, true), ("size", ColumnRole.Size, true)],
    };

    /// <summary>Whether a kind is one of these.</summary>
    public static IEnumerable<TileKind> Kinds => Shapes.Keys;

    public static TileQuery? Of(TileDraft draft)
    {
        foreach (var (channel, role, isMeasure) in Shapes[draft.Tile.Kind])
        {
            if (isMeasure)
                draft.AddMeasures(channel, role);
            else
                draft.AddDimensions(channel, role);
        }
        if (!draft.Join())
            return null;
        GrainChoice.Take(draft, draft.Tile.Kind == TileKind.Pivot ? ColumnRole.Column : ColumnRole.X, chooses: draft.Tile.Kind == TileKind.Heatmap);
        if (SortOrder.Of(draft, []) is not { } order)
            return null;
        var query = new CellQuery(draft, new Comparing(false, null)) { Limits = [.. Limits(draft)] };
        var sql = query.Sql(order);
        return draft.Finish(sql, query.Columns) with { Limit = Most };
    }

    static IEnumerable<MemberLimit> Limits(TileDraft draft)
    {
        var limits = draft.Tile.Rows.Limit;
        foreach (var (channel, role, _) in Shapes[draft.Tile.Kind].Where(shape => !shape.IsMeasure))
        {
            if (limits.TryGetValue(channel, out var most) && draft.Dimensions.FirstOrDefault(item => item.Role == role && item.Grain is null) is { } item)
                yield return new MemberLimit(item, most, draft.Named($"other_{channel}"));
        }
    }
}
