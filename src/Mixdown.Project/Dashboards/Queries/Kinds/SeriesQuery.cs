using Mixdown.Project.Dashboards.Queries.Drafts;
using Mixdown.Project.Dashboards.Selects;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Queries.Kinds;

/// <summary>Lines, areas and bars: measures along x, by colour where there is one.</summary>
static class SeriesQuery
{
    /// <summary>Colours that can be told apart.</summary>
    const int MostSeries = 6;

    /// <summary>Members of x that a chart can show.</summary>
    const int MostMembers = 1000;

    public static TileQuery? Of(TileDraft draft)
    {
        draft.AddChannels();
        draft.Sorting.Read();
        if (!draft.Join())
            return null;
        var time = GrainChoice.Take(draft, ColumnRole.X, chooses: true);
        if (Comparing.Read(draft) is not { } compared)
            return null;
        var query = new CellQuery(draft, compared) { Filled = time, Limits = [.. Limits(draft)] };
        var sql = query.Sql(draft.Sorting.Order(Otherwise(draft)));
        return draft.Finish(sql, query.Columns) with
        {
            Limit = 10 * MostMembers,
            NotCompared = compared.Obstacle,
            Asked = AskedAlong.Of(draft, time),
        };
    }

    static IEnumerable<MemberLimit> Limits(TileDraft draft)
    {
        var limits = draft.Tile.Rows.Limit;
        foreach (var item in draft.Dimensions)
        {
            var most = item.Role == ColumnRole.Color ? limits.GetValueOrDefault("color", MostSeries) : limits.GetValueOrDefault("x", limits.GetValueOrDefault(""));
            if (most > 0 && item.Grain is null)
                yield return new MemberLimit(item, most, draft.Named(item.Role == ColumnRole.Color ? "other_colors" : "other_members"));
        }
    }

    /// <summary>Times and numbers rise, members fall by what is shown of them.</summary>
    static IEnumerable<string> Otherwise(TileDraft draft)
    {
        var x = draft.Dimensions.FirstOrDefault(item => item.Role == ColumnRole.X);
        if (x is null || draft.Measures.Count == 0)
            return [];
        var hasOrder = x.Grain is not null || draft.Sorting.OrderOf(x) is not null || x.Field.Class.IsTime() || x.Field.Class.IsNumber() || draft.Tile.Kind != TileKind.Bar;
        return hasOrder || draft.Dimensions.Count > 1 ? draft.Sorting.Rising(x) : [SortOrder.Falling(draft.Measures[0].Name)];
    }
}
