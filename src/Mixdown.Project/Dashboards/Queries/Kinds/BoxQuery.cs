using System.Globalization;
using Mixdown.Project.Dashboards.Queries.Drafts;
using Mixdown.Project.Dashboards.Selects;

namespace Mixdown.Project.Dashboards.Queries.Kinds;

/// <summary>Quartiles of the values of each member, and the last values within one and a half times the box beyond them.</summary>
static class BoxQuery
{
    /// <summary>Boxes that a chart can show.</summary>
    const int Most = 200;

    public static TileQuery? Of(TileDraft draft)
    {
        draft.AddChannels();
        if (!draft.Join())
            return null;
        GrainChoice.Take(draft, ColumnRole.X, chooses: false);
        var grouped = new GroupedSelect(draft.Context, draft.Sources, draft.Values);
        var (value, keys) = (draft.Items[^1], draft.Items.SkipLast(1).ToList());
        var names = string.Concat(keys.Select(item => $"{item.Name}, "));
        var steps = new QuerySteps();
        steps.Add("rows", grouped.Details(draft.Items));
        steps.Add("boxes", $"select {names}{Quartile(value.Name, 0.25)} as q1, {Quartile(value.Name, 0.5)} as q2, {Quartile(value.Name, 0.75)} as q3\nfrom \"rows\"\nwhere {value.Name} is not null{GroupBy(keys.Count)}");
        var on = keys.Count == 0 ? "true" : string.Join(" and ", keys.Select(item => $"\"rows\".{item.Name} is not distinct from \"boxes\".{item.Name}"));
        steps.Add("whiskers", $"select {string.Concat(keys.Select(item => $"\"boxes\".{item.Name}, "))}min({value.Name}) as low, min(q1) as q1, min(q2) as q2, min(q3) as q3, max({value.Name}) as high\nfrom \"boxes\"\njoin \"rows\" on {on}\nwhere {value.Name} between q1 - 1.5 * (q3 - q1) and q3 + 1.5 * (q3 - q1){GroupBy(keys.Count)}");
        var order = keys.Count == 0 ? "" : $"\norder by {string.Join(", ", keys.Select(item => SortOrder.Rising(item.Name)))}";
        var limit = draft.Tile.Rows.Limit.GetValueOrDefault("", Most);
        return draft.Finish(steps.Then($"select {names}low, q1, q2, q3, high\nfrom \"whiskers\"{order}{SortOrder.Limit(limit)}"), [.. keys.Select(item => item.Column), .. Columns(value)]) with { Limit = limit };
    }

    static string Quartile(string column, double share) => string.Create(CultureInfo.InvariantCulture, $"percentile_cont({share}) within group (order by cast({column} as double precision))");

    static string GroupBy(int keys) => keys == 0 ? "" : $"\ngroup by {string.Join(", ", Enumerable.Range(1, keys).Select(i => i.ToString(CultureInfo.InvariantCulture)))}";

    static IEnumerable<TileColumn> Columns(SelectItem value) =>
        new[] { ColumnRole.Low, ColumnRole.FirstQuartile, ColumnRole.Median, ColumnRole.ThirdQuartile, ColumnRole.High }.Select(role => new TileColumn(value.Field.Label, role) { Format = value.Field.Format });
}
