using Mixdown.Project.Dashboards.Queries.Drafts;
using Mixdown.Project.Dashboards.Selects;

namespace Mixdown.Project.Dashboards.Queries.Kinds;

/// <summary>A table: members with their measures, or, without measures, members alone, or single rows of the fact.</summary>
static class TableQuery
{
    /// <summary>Rows of a table that says nothing of how many.</summary>
    const int Most = 1000;

    public static TileQuery? Of(TileDraft draft)
    {
        foreach (var expression in draft.Tile.Of("columns"))
        {
            if (draft.Fields.Read(draft.Drilled(expression)) is { } field)
                draft.Add(field, ColumnRole.Column);
        }
        foreach (var bar in draft.Tile.Of("bars"))
        {
            if (draft.Shown(bar, "draws bars for") is { } item)
                draft.Replace(item, item with { HasBar = true });
        }
        draft.Sorting.Read();
        if (!draft.Join())
            return null;
        GrainChoice.Take(draft, ColumnRole.Column, chooses: false);
        var order = draft.Sorting.Order(draft.Measures is [var first, ..] ? [SortOrder.Falling(first.Name)] : []);
        var limit = draft.Tile.Rows.Limit.GetValueOrDefault("", Most);
        var isDetail = draft.Measures.Count == 0 && draft.Items.Any(item => item.Field.Sql.Tables.Contains(draft.Fact));
        if (RowsQuery.Of(draft, draft.Items, isDetail) is not { } sql)
            return null;
        return draft.Finish(sql + order + SortOrder.Limit(limit), draft.Items.Select(item => item.Column)) with
        {
            Limit = limit,
            CountSql = SortOrder.Count(sql),
        };
    }
}
