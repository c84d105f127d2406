using System.Globalization;
using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Narrowing;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Selects;

/// <summary>Measures of the members of some dimensions. Those of several facts are added up apart, and put side by side where all of
/// them have the dimensions.</summary>
/// <param name="context">The tile and the project.</param>
/// <param name="sources">The facts, and what narrows them.</param>
/// <param name="values">Receives what is bound.</param>
sealed class GroupedSelect(TileContext context, FactSources sources, BoundValues values)
{
    readonly TimeSql _times = new(values);

    /// <summary>The query: dimensions, then measures, by their names.</summary>
    /// <param name="dimensions">What its rows are grouped by; none for one row.</param>
    /// <param name="measures">What is added up; none for the members alone.</param>
    /// <param name="earlier">The time before in place of that which is shown; null: that.</param>
    public string Sql(IReadOnlyList<SelectItem> dimensions, IReadOnlyList<SelectItem> measures, Comparison? earlier = null)
    {
        var parts = sources.Scopes.Select(scope => (Scope: scope, Own: (IReadOnlyList<SelectItem>)[.. measures.Where(measure => scope.Fact.Equals(measure.Field.Fact))])).ToList();
        if (parts.Count == 1)
            return OfFact(parts[0].Scope, dimensions, parts[0].Own, earlier);
        if (dimensions.Count == 0)
            return SideBySide(parts, measures, earlier);
        var names = dimensions.Select(dimension => dimension.Name).ToList();
        var (sql, shown) = (OfFact(parts[0].Scope, dimensions, parts[0].Own, earlier), parts[0].Own);
        foreach (var (scope, own) in parts.Skip(1))
        {
            sql = Joined(names, (sql, shown), (OfFact(scope, dimensions, own, earlier), own));
            shown = [.. shown, .. own];
        }
        return sql;
    }

    /// <summary>Single rows of the fact.</summary>
    public string Details(IReadOnlyList<SelectItem> columns)
    {
        var select = new FactSelect(sources.Scopes[0], context.Catalog, values);
        var shown = columns.Select(column => $"{Member(select, column, null)} as {column.Name}").ToList();
        sources.Narrow(sources.Scopes[0], select, values, null);
        return $"select {string.Join(", ", shown)}\n{select.From()}";
    }

    string OfFact(FactScope scope, IReadOnlyList<SelectItem> dimensions, IReadOnlyList<SelectItem> measures, Comparison? earlier)
    {
        var select = new FactSelect(scope, context.Catalog, values);
        var columns = dimensions.Select(dimension => $"{Member(select, dimension, earlier)} as {dimension.Name}").ToList();
        columns.AddRange(measures.Select(measure => $"{Amount(select, scope, measure.Field)} as {measure.Name}"));
        sources.Narrow(scope, select, values, earlier);
        var groups = dimensions.Count == 0 ? "" : $"\ngroup by {string.Join(", ", Enumerable.Range(1, dimensions.Count).Select(i => i.ToString(CultureInfo.InvariantCulture)))}";
        return $"select {string.Join(", ", columns)}\n{select.From()}{groups}";
    }

    string Member(FactSelect select, SelectItem item, Comparison? earlier)
    {
        var sql = select.Print(item.Field.Sql);
        if (item.Grain is not { } grain)
            return sql;
        return _times.Cut(sql, item.Field.Class, grain, earlier?.Shift);
    }

    static string Amount(FactSelect select, FactScope scope, Field measure)
    {
        if (!scope.IsShared || measure.Shared is not { } shared)
            return select.Print(measure.Sql);
        // The bridge is joined first, whatever else is shown: it says what a row's share is.
        scope.Bridges.ToList().ForEach(table => select.AliasOf(table));
        return select.Print(shared(select.RowShare));
    }

    /// <summary>One row of each fact.</summary>
    string SideBySide(IReadOnlyList<(FactScope Scope, IReadOnlyList<SelectItem> Own)> parts, IReadOnlyList<SelectItem> measures, Comparison? earlier) =>
        $"select {string.Join(", ", measures.Select(measure => measure.Name))}\nfrom {string.Join("\ncross join ", parts.Select((part, i) => string.Create(CultureInfo.InvariantCulture, $"(\n{OfFact(part.Scope, [], part.Own, earlier)}\n) as fact_{i + 1}")))}";

    /// <summary>All members of either, those without a value among them: a full join that takes NULL for a member, in SQL that
    /// PostgreSQL can plan.</summary>
    static string Joined(IReadOnlyList<string> names, (string Sql, IReadOnlyList<SelectItem> Own) first, (string Sql, IReadOnlyList<SelectItem> Own) second)
    {
        var keys = string.Join(", ", names);
        string Side(string sql, IReadOnlyList<SelectItem> own, IReadOnlyList<SelectItem> left, IReadOnlyList<SelectItem> right, string alias) =>
            $"select {keys}, {string.Join(", ", left.Concat(right).Select(measure => own.Contains(measure) ? measure.Name : $"null as {measure.Name}"))} from (\n{sql}\n) as {alias}";
        var all = first.Own.Concat(second.Own).Select(measure => Missing($"max({measure.Name})", measure.Field));
        return $"select {keys}, {string.Join(", ", all.Zip(first.Own.Concat(second.Own), (sql, measure) => $"{sql} as {measure.Name}"))}\nfrom (\n"
            + $"{Side(first.Sql, first.Own, first.Own, second.Own, "one")}\nunion all\n{Side(second.Sql, second.Own, first.Own, second.Own, "other")}\n) as facts\n"
            + $"group by {string.Join(", ", Enumerable.Range(1, names.Count).Select(i => i.ToString(CultureInfo.InvariantCulture)))}";
    }

    /// <summary>Where there are no rows, a sum or a count is 0 and an average nothing.</summary>
    public static string Missing(string sql, Field measure) => measure.IsZeroWithoutRows ? $"coalesce({sql}, 0)" : sql;
}
