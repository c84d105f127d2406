using Mixdown.Project.Dashboards.Queries.Drafts;
using Mixdown.Project.Dashboards.Selects;

namespace Mixdown.Project.Dashboards.Queries.Kinds;

/// <summary>Points and spans: of each member where there are measures, else of each row of the fact.</summary>
static class PointQuery
{
    /// <summary>Points that a chart can show.</summary>
    const int Most = 10_000;

    public static TileQuery? Of(TileDraft draft)
    {
        draft.AddChannels();
        draft.Sorting.Read();
        if (!draft.Join())
            return null;
        GrainChoice.Take(draft, ColumnRole.X, chooses: false);
        var order = draft.Sorting.Order(draft.Items.Where(item => item.Role == ColumnRole.X).SelectMany(draft.Sorting.Rising));
        IReadOnlyList<SelectItem> items = draft.Measures.Count == 0 ? draft.Items : [.. draft.Dimensions, .. draft.Measures];
        if (RowsQuery.Of(draft, items, isDetail: draft.Measures.Count == 0) is not { } sql)
            return null;
        var limit = draft.Tile.Rows.Limit.GetValueOrDefault("", Most);
        return draft.Finish(sql + order + SortOrder.Limit(limit), items.Select(item => item.Column)) with { Limit = limit, CountSql = SortOrder.Count(sql) };
    }
}
