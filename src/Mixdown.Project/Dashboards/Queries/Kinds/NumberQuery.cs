using Mixdown.Project.Dashboards.Queries.Drafts;
using Mixdown.Project.Dashboards.Selects;

namespace Mixdown.Project.Dashboards.Queries.Kinds;

/// <summary>One number, what it was before, and how it came to be.</summary>
static class NumberQuery
{
    public static TileQuery? Of(TileDraft draft)
    {
        draft.AddChannels();
        if (!draft.Join() || Comparing.Read(draft) is not { } compared)
            return null;
        return Numbers(draft, compared) is var query && TrendQuery.Of(draft) is { } trend
            ? query with { Trend = trend, Reads = [.. query.Reads.Union(trend.Reads, StringComparer.Ordinal).Order(StringComparer.Ordinal)] }
            : query;
    }

    static TileQuery Numbers(TileDraft draft, Comparing compared)
    {
        var grouped = new GroupedSelect(draft.Context, draft.Sources, draft.Values);
        var now = grouped.Sql([], draft.Measures);
        if (compared.With is not { } with)
            return draft.Finish(now, draft.Items.Select(item => item.Column)) with { NotCompared = compared.Obstacle };
        var names = draft.Measures.Select(item => (item.Name, Before: draft.Named($"{item.Field.Name}_before"))).ToList();
        var before = grouped.Sql([], draft.Measures, with);
        var shown = string.Join(", ", names.Select(name => $"now.{name.Name}, earlier.{name.Name} as {name.Before}"));
        return draft.Finish($"select {shown}\nfrom (\n{now}\n) as now\ncross join (\n{before}\n) as earlier", draft.Items.SelectMany(item => Comparing.Pair(item.Column)));
    }
}
