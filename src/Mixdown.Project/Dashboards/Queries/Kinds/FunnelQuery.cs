using System.Globalization;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Queries.Drafts;
using Mixdown.Project.Dashboards.Selects;

namespace Mixdown.Project.Dashboards.Queries.Kinds;

/// <summary>Steps, each a metric or a condition whose rows are counted.</summary>
static class FunnelQuery
{
    public static TileQuery? Of(TileDraft draft)
    {
        foreach (var channel in ChannelRole.Of[TileKind.Funnel].Where(channel => channel.Role == ColumnRole.Color))
            draft.AddChannel(channel);
        foreach (var step in draft.Tile.Of("steps"))
        {
            if (draft.Fields.Read(step) is { } field)
                draft.Add(field.IsMeasure ? field : Counted(draft, field, step), ColumnRole.Step);
        }
        if (!draft.Join())
            return null;
        var grouped = new GroupedSelect(draft.Context, draft.Sources, draft.Values);
        var keys = string.Concat(draft.Dimensions.Select(item => $"{item.Name}, "));
        var steps = new QuerySteps();
        steps.Add("counts", grouped.Sql(draft.Dimensions, draft.Measures));
        // Names of steps come from the file and may hold anything: they are bound like values.
        steps.Add("steps", string.Join("\nunion all\n", draft.Measures.Select((item, i) => string.Create(CultureInfo.InvariantCulture, $"select {keys}{i + 1} as place, cast({draft.Values.Add(item.Field.Label)} as varchar) as step, cast({item.Name} as double precision) as value from \"counts\""))));
        return draft.Finish(steps.Then($"select {keys}step, value\nfrom \"steps\"\norder by {string.Concat(draft.Dimensions.Select(item => $"{SortOrder.Rising(item.Name)}, "))}place"),
        [
            .. draft.Dimensions.Select(item => item.Column),
            new TileColumn("Step", ColumnRole.Step),
            new TileColumn(draft.Tile.Title, ColumnRole.Value) { Format = draft.Measures is [var first, ..] ? first.Field.Format : null },
        ]);
    }

    static Field Counted(TileDraft draft, Field condition, TileExpression written) => condition with
    {
        Name = "value",
        Label = condition.Label.Length > 0 ? condition.Label : written.Text,
        Sql = condition.Sql.Within("count(case when ", " then 1 end)"),
        Fact = draft.Fact,
        IsAdditive = true,
    };
}
