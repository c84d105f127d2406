using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Queries.Drafts;

/// <summary>Finds whose columns a tile may name without a table.</summary>
static class MainFact
{
    /// <summary>The tile's fact, else the dashboard's if its metrics are of that or of none, else that of its first metric. Null, and
    /// an error, where the file names a table that is not there; null alone where nothing names one.</summary>
    public static DashboardTable? Of(TileContext context)
    {
        if (context.Tile.Data.Fact is { } own)
            return Find(context, own);
        var shown = context.Dashboard.Fact is { } shared ? Find(context, shared) : null;
        var facts = Metrics(context).Distinct().ToList();
        return facts.Count == 0 || shown is not null && facts.Contains(shown) ? shown : facts[0];
    }

    static IEnumerable<DashboardTable> Metrics(TileContext context) => context.Tile.Channels.Values
        .SelectMany(channel => channel)
        .Select(expression => expression.Text.Trim())
        .Select(text => text.StartsWith('$') ? Choice(context, text[1..]) : text)
        .Select(text => context.Metrics.Find(text)?.Fact)
        .Select(fact => fact is null ? null : context.Catalog.Of(fact.UniqueId))
        .OfType<DashboardTable>();

    static string Choice(TileContext context, string name) =>
        context.State.Parameters.GetValueOrDefault(name) ?? context.Dashboard.Parameters.FirstOrDefault(one => one.Name == name)?.Default ?? "";

    static DashboardTable? Find(TileContext context, TileExpression named)
    {
        if (context.Catalog.Find(named.Text) is { } table)
            return table;
        context.Found.Add(new Diagnostic("MX1765", $"There is no table '{named.Text}'", named.At, DidYouMean.Hint(named.Text, context.Catalog.Names)));
        return null;
    }
}
