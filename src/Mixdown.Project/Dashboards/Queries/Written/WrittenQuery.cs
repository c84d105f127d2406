using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Narrowing;
using Mixdown.Project.Dashboards.Queries.Drafts;
using Mixdown.Project.Dashboards.Selects;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Queries.Written;

/// <summary>Tiles whose query a person wrote: the channels name its columns, and its rows are shown as they come.</summary>
static class WrittenQuery
{
    /// <summary>Rows that a chart can show.</summary>
    const int Most = 10_000;

    public static TileQuery? Of(TileContext context)
    {
        var values = new BoundValues(context.State.Zone);
        var fact = MainFact.Of(context);
        var narrowed = new NarrowingReader(context).Read();
        var scope = fact is null ? null : new FactScope(context, fact);
        var filters = new FilterExpansion(scope is null ? null : new SemiJoins(context.Catalog, scope, narrowed, new NarrowedSql(context.Clock, values)));
        if (new WrittenSql(context, fact, values).Read(filters) is not { } written)
            return null;
        var columns = WrittenColumns.Of(context);
        if (context.Found.Any(problem => problem.Severity == Severity.Error))
            return null;
        var limit = context.Tile.Rows.Limit.GetValueOrDefault("", Most);
        var sql = $"select {string.Join(", ", columns.Select(column => column.Sql))}\nfrom (\n{written.Sql}\n) as tile";
        return new TileQuery(string.Create(CultureInfo.InvariantCulture, $"{sql}{WrittenColumns.Order(context)}\nlimit {limit}"))
        {
            Values = values.All,
            Columns = [.. columns.Select(column => column.Column)],
            Limit = limit,
            CountSql = SortOrder.Count(sql),
            Reads = written.Reads,
            NotFilteredBy = [.. narrowed.Where(one => !filters.WasUsed || scope?.TryReach(one.Column.Table) != true).Select(one => one.Name).Distinct(StringComparer.Ordinal)],
            Freshness = Freshness(context, fact),
            Written = written.Compiled,
            IgnoresFilters = !filters.WasUsed,
        };
    }

    static TileQuery? Freshness(TileContext context, DashboardTable? fact)
    {
        if (fact is null || FactTime.Of(context.Metrics, fact) is not { } time)
            return null;
        var select = new FactSelect(new FactScope(context, fact), context.Catalog, new BoundValues(context.State.Zone));
        return new TileQuery($"select max({select.Print(new SqlFragment([time]))})\n{select.From()}") { Columns = [new TileColumn("Data to", ColumnRole.Value)], Reads = [fact.Id] };
    }
}
