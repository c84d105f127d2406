using Mixdown.Project.Dashboards.Queries.Drafts;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Queries.Live;
using Mixdown.Project.Dashboards.Queries.Written;

namespace Mixdown.Project.Dashboards.Queries.Kinds;

/// <summary>What each kind of tile asks.</summary>
static class TileQueries
{
    static readonly Dictionary<TileKind, Func<TileDraft, TileQuery?>> Writers = new()
    {
        [TileKind.Number] = NumberQuery.Of,
        [TileKind.Line] = SeriesQuery.Of,
        [TileKind.Area] = SeriesQuery.Of,
        [TileKind.Bar] = SeriesQuery.Of,
        [TileKind.Table] = TableQuery.Of,
        [TileKind.Heatmap] = GroupQuery.Of,
        [TileKind.Sankey] = GroupQuery.Of,
        [TileKind.Map] = GroupQuery.Of,
        [TileKind.Pivot] = GroupQuery.Of,
        [TileKind.Scatter] = PointQuery.Of,
        [TileKind.Timeline] = PointQuery.Of,
        [TileKind.Histogram] = HistogramQuery.Of,
        [TileKind.Box] = BoxQuery.Of,
        [TileKind.Funnel] = FunnelQuery.Of,
        [TileKind.Text] = TextQuery.Of,
    };

    /// <summary>The query; null, and errors, where it cannot be made; null alone where there is nothing to ask.</summary>
    public static TileQuery? Of(TileContext context)
    {
        if (TrendQuery.IsRefused(context.Tile, context.Found))
            return null;
        if (context.Tile.Data.From is not null)
            return LiveTileQuery.Of(context);
        if (context.Tile.Data.Sql is not null)
            return WrittenQuery.Of(context);
        if (context.Tile.Kind == TileKind.Text && TextQuery.NamesIn(context.Tile).Count == 0)
            return null;
        var draft = new TileDraft(context);
        return draft.Begin() ? Writers[context.Tile.Kind](draft) : null;
    }
}
