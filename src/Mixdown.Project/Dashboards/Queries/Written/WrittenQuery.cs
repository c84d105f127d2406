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
        IReadOnlyList<Narrowed> locks = [.. narrowed.Where(one => one.IsLocked)];
        var locked = scope is null || locks.Count == 0 ? null : new LockedTables(context, scope, locks, new NarrowedSql(context.Clock, values));
        if (new WrittenSql(context, fact, values).Read(filters, locked) is not { } written)
            return null;
        var columns = WrittenColumns.Of(context);
        if (context.Found.Any(problem => problem.Severity == Severity.Error))
            return null;
        var limit = context.Tile.Rows.Limit.GetValueOrDefault("", Most);
        var asked = $"select {string.Join(", ", columns.Select(column => column.Sql))}\nfrom (\n{written.Sql}\n) as tile";
        var (sql, order) = ($"{locked?.With}{asked}", WrittenColumns.Order(context));
        return new TileQuery(string.Create(CultureInfo.InvariantCulture, $"{sql}{order}\nlimit {limit}"))
        {
            Values = values.All,
            Columns = [.. columns.Select(column => column.Column)],
            Limit = limit,
            CountSql = SortOrder.Count(sql),
            Reads = written.Reads,
            NotFilteredBy = [.. narrowed.Where(one => !filters.WasUsed || scope?.TryReach(one.Column.Table) != true).Select(one => one.Name).Distinct(StringComparer.Ordinal)],
            Held = filters.WasUsed && locked?.HoldsAll(asked + order, filters) == true ? [.. locks.Select(one => one.Name)] : [],
            Freshness = scope is null ? null : Freshness(context, scope, locks),
            Written = written.Compiled,
            IgnoresFilters = !filters.WasUsed,
        };
    }

    static TileQuery? Freshness(TileContext context, FactScope scope, IReadOnlyList<Narrowed> locks)
    {
        if (FactTime.Of(context.Metrics, scope.Fact) is not { } time)
            return null;
        var values = new BoundValues(context.State.Zone);
        var select = new FactSelect(scope, context.Catalog, values);
        new FactSources(context, [scope.Fact], locks).Hold(scope, select, values);
        return new TileQuery($"select max({select.Print(new SqlFragment([time]))})\n{select.From()}") { Values = values.All, Columns = [new TileColumn("Data to", ColumnRole.Value)], Reads = [scope.Fact.Id] };
    }
}
