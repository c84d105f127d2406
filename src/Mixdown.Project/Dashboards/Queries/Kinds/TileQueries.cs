using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Fields;

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
    };

    /// <summary>The query; null, and errors, where it cannot be made.</summary>
    public static TileQuery? Of(TileContext context)
    {
        if (!Writers.TryGetValue(context.Tile.Kind, out var write))
            return null;
        var draft = new TileDraft(context);
        return draft.Begin() ? write(draft) : null;
    }
}
