using Mixdown.Project.Dashboards.Queries.Drafts;
using Mixdown.Project.Dashboards.Selects;

namespace Mixdown.Project.Dashboards.Queries.Kinds;

/// <summary>Kinds that group by all their dimensions and draw what comes: heatmaps, maps, flows, pivots.</summary>
static class GroupQuery
{
    /// <summary>Marks that a chart can show.</summary>
    const int Most = 10_000;

    public static TileQuery? Of(TileDraft draft)
    {
        draft.AddChannels();
        draft.Sorting.Read();
        if (!draft.Join())
            return null;
        GrainChoice.Take(draft, draft.Tile.Kind == TileKind.Pivot ? ColumnRole.Column : ColumnRole.X, chooses: draft.Tile.Kind == TileKind.Heatmap);
        var isLimited = draft.Tile.Rows.Limit.TryGetValue("", out var most);
        var query = new CellQuery(draft, Comparing.Nothing) { Limits = [.. Limits(draft)] };
        var sql = query.Sql(draft.Sorting.Order(isLimited ? Largest(draft) : []));
        return isLimited
            ? draft.Finish(sql + SortOrder.Limit(most), query.Columns) with { Limit = most, CountSql = SortOrder.Count(sql) }
            : draft.Finish(sql, query.Columns) with { Limit = Most };
    }

    /// <summary>Where only so many marks are shown, they are the largest: of a map by its size, since its colour may be a rate.</summary>
    static IEnumerable<string> Largest(TileDraft draft) =>
        draft.Measures.OrderByDescending(item => item.Role == ColumnRole.Size).Take(1).Select(item => SortOrder.Falling(item.Name));

    static IEnumerable<MemberLimit> Limits(TileDraft draft)
    {
        var limits = draft.Tile.Rows.Limit;
        foreach (var channel in ChannelRole.Of[draft.Tile.Kind])
        {
            if (limits.TryGetValue(channel.Channel, out var most) && draft.Dimensions.FirstOrDefault(item => item.Role == channel.Role && item.Grain is null) is { } item)
                yield return new MemberLimit(item, most, draft.Named($"other_{channel.Channel}"));
        }
    }
}
