using Mixdown.Project.Dashboards.Queries.Drafts;
using Mixdown.Project.Dashboards.Selects;

namespace Mixdown.Project.Dashboards.Queries.Kinds;

/// <summary>How often values occur, in steps of 1, 2 or 5 times a power of ten: some twenty of them between the least and the greatest
/// value.</summary>
static class HistogramQuery
{
    const string Width =
        """
        select min(value) as least, case when max(value) = min(value) then 1 else power(10, floor(log10((max(value) - min(value)) / 20.0))) end as unit, (max(value) - min(value)) / 20.0 as wanted
        from "numbers"
        """;

    const string Step =
        """
        select least, case when wanted <= unit then unit when wanted <= 2 * unit then 2 * unit when wanted <= 5 * unit then 5 * unit else 10 * unit end as step
        from "width"
        """;

    public static TileQuery? Of(TileDraft draft)
    {
        draft.AddChannels();
        if (!draft.Join())
            return null;
        var grouped = new GroupedSelect(draft.Context, draft.Sources, draft.Values);
        var (x, color) = (draft.Items[^1], draft.Items.Count > 1 ? draft.Items[0] : null);
        var steps = new QuerySteps();
        steps.Add("rows", grouped.Details(draft.Items));
        steps.Add("numbers", $"select {(color is null ? "" : $"{color.Name} as color, ")}cast({x.Name} as double precision) as value\nfrom \"rows\"\nwhere {x.Name} is not null");
        steps.Add("width", Width);
        steps.Add("steps", Step);
        var own = color is null ? "" : "color, ";
        return draft.Finish(
            steps.Then($"select {own}floor(value / step) * step as \"from\", floor(value / step) * step + step as \"to\", count(*) as \"count\"\nfrom \"numbers\"\ncross join \"steps\"\ngroup by {own}step, floor(value / step)\norder by \"from\"{(color is null ? "" : ", color nulls last")}"),
            Columns(x, color));
    }

    static IEnumerable<TileColumn> Columns(SelectItem x, SelectItem? color)
    {
        if (color is not null)
            yield return color.Column;
        yield return new TileColumn(x.Field.Label, ColumnRole.From) { Format = x.Field.Format };
        yield return new TileColumn(x.Field.Label, ColumnRole.To) { Format = x.Field.Format };
        yield return new TileColumn("Rows", ColumnRole.Count) { IsAdditive = true };
    }
}
