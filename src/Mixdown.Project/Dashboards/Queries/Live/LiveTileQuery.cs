using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Narrowing;
using Mixdown.Project.Dashboards.Periods;
using Mixdown.Project.Dashboards.Queries.Drafts;
using Mixdown.Project.Dashboards.Selects;
using Mixdown.Project.Dashboards.Tables;
using Mixdown.Project.Streams;

namespace Mixdown.Project.Dashboards.Queries.Live;

/// <summary>Tiles of live tables. What is asked is DuckDB's SQL, since that is where live tables are, whatever the warehouse is.</summary>
static class LiveTileQuery
{
    const string Prefix = "live.";

    /// <summary>Rows that a chart can show.</summary>
    const int Most = 10_000;

    public static TileQuery? Of(TileContext context)
    {
        if (Entry(context, context.Tile.Data.From!) is not { } entry)
            return null;
        var draft = new LiveDraft(context, entry);
        foreach (var channel in ChannelRole.Of[context.Tile.Kind])
            draft.Add(channel);
        var values = new BoundValues(context.State.Zone);
        var narrowing = new LiveNarrowing(context, entry, values);
        draft.Check(narrowing.Period);
        if (context.Found.Any(problem => problem.Severity == Severity.Error))
            return null;
        return new TileQuery(Sql(context, draft, narrowing))
        {
            Values = values.All,
            Columns = [.. draft.Items.Select(item => item.Column)],
            Limit = context.Tile.Rows.Limit.GetValueOrDefault("", Most),
            Reads = [entry.Fact.UniqueId],
            NotFilteredBy = narrowing.NotReached,
            Held = narrowing.Held,
            Live = entry.Name,
        };
    }

    /// <summary>The live table that a name means; null, and an error, where there is none.</summary>
    public static LiveEntry? Entry(TileContext context, TileExpression from)
    {
        var name = from.Text.Trim();
        var bare = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : "";
        if (context.Live.FirstOrDefault(entry => entry.Name == bare) is { } found)
            return found;
        context.Found.Add(new Diagnostic("MX1769", $"There is no live table '{name}'", from.At, DidYouMean.Hint(name, context.Live.Select(entry => Prefix + entry.Name))));
        return null;
    }

    static string Sql(TileContext context, LiveDraft draft, LiveNarrowing narrowing)
    {
        var table = $"{Prefix}{new SqlIdentifier(draft.Entry.Name)}";
        List<string> where = [.. narrowing.Conditions()];
        if (draft.IsLastWindow(narrowing.Period))
            where.Add($"\"window_start\" = ({LastWindow(draft.Entry, table, narrowing.InPeriod)})");
        var groups = draft.Items.Count(item => !item.Field.IsMeasure);
        var grouped = groups > 0 && groups < draft.Items.Count ? $"\ngroup by {string.Join(", ", draft.Items.Where(item => !item.Field.IsMeasure).Select(item => item.Field.Sql.Parts[0] is SqlPart.Plain plain ? plain.Text : ""))}" : "";
        var filter = where.Count == 0 ? "" : $"\nwhere {string.Join("\n  and ", where)}";
        return $"select {string.Join(", ", draft.Items.Select(item => $"{((SqlPart.Plain)item.Field.Sql.Parts[0]).Text} as {item.Name}"))}\nfrom {table}{filter}{grouped}{Order(context, draft)}{SortOrder.Limit(context.Tile.Rows.Limit.GetValueOrDefault("", Most))}";
    }

    /// <summary>The start of the window that shows the period. Of windows that overlap, the later ones begin in it and end after it: they
    /// are not full yet. Without a period it is the first of those that have the newest event.</summary>
    static string LastWindow(LiveEntry entry, string table, string? inPeriod)
    {
        if (inPeriod is not null)
            return $"select min(\"window_start\") from {table} where {inPeriod}";
        var before = (entry.Size - entry.Every).TotalSeconds;
        return string.Create(CultureInfo.InvariantCulture, $"select max(\"window_start\"){(before > 0 ? $" - interval '{before} seconds'" : "")} from {table}");
    }

    static string Order(TileContext context, LiveDraft draft)
    {
        var written = context.Tile.Rows.Sort.Select(sort => (Sort: SortOrder.Direction(sort.Text), sort.At)).ToList();
        var orders = new List<string>();
        foreach (var (sort, _) in written)
        {
            if (draft.Items.FirstOrDefault(item => item.Field.Name == sort.Text) is { } item)
                orders.Add(sort.IsFalling ? SortOrder.Falling(item.Name) : SortOrder.Rising(item.Name));
        }
        return SortOrder.Text([.. orders, .. draft.Items.Where(item => !item.Field.IsMeasure).Select(item => SortOrder.Rising(item.Name))]);
    }
}
