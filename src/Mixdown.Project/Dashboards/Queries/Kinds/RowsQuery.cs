using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Queries.Drafts;
using Mixdown.Project.Dashboards.Selects;

namespace Mixdown.Project.Dashboards.Queries.Kinds;

/// <summary>Rows as they come: of members with their measures, or single ones of the fact.</summary>
static class RowsQuery
{
    /// <summary>The query without its order; null, and an error, where single rows are to be sorted by what only groups have.</summary>
    /// <param name="draft">The query, its tables joined.</param>
    /// <param name="shown">Its columns, in order.</param>
    /// <param name="isDetail">Whether each row of the fact is one.</param>
    public static string? Of(TileDraft draft, IReadOnlyList<SelectItem> shown, bool isDetail)
    {
        var grouped = new GroupedSelect(draft.Context, draft.Sources, draft.Values);
        if (!isDetail)
        {
            IReadOnlyList<SelectItem> names = [.. draft.Dimensions, .. draft.Measures];
            return Only(shown, names.SequenceEqual(shown), "members", grouped.Sql(draft.Dimensions, [.. draft.Measures, .. draft.Sorting.Columns]), draft);
        }
        if (draft.Sorting.Hidden.FirstOrDefault(order => order.Single.IsMeasure) is { } added)
        {
            draft.Context.Found.Add(new Diagnostic("MX1763", $"'{draft.Tile.Title}' shows single rows and is sorted by '{added.Single.Label}', which adds rows up", added.Single.At, "Sort by a column, or show a number that is added up."));
            return null;
        }
        return Only(shown, true, "single_rows", grouped.Details([.. shown, .. draft.Sorting.Hidden.Select(order => order.Item with { Field = order.Single })]), draft);
    }

    /// <summary>The columns that are shown; what the rows are sorted by can be named behind it all the same.</summary>
    static string Only(IReadOnlyList<SelectItem> shown, bool inOrder, string name, string sql, TileDraft draft) =>
        inOrder && draft.Sorting.Hidden.Count == 0 ? sql : $"select {string.Join(", ", shown.Select(item => item.Name))}\nfrom (\n{sql}\n) as {name}";
}
