using Mixdown.Data.Naming;
using Mixdown.Project.Dashboards.Joins;
using Mixdown.Project.Dashboards.Narrowing;
using Mixdown.Project.Dashboards.Selects;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Queries.Written;

/// <summary>What narrows a tile, as conditions on the columns of its fact alone.</summary>
/// <param name="tables">All tables.</param>
/// <param name="scope">What the fact reaches.</param>
/// <param name="narrowed">What narrows it; what the fact does not reach is left out.</param>
/// <param name="conditions">Writes and binds.</param>
sealed class SemiJoins(TableCatalog tables, FactScope scope, IReadOnlyList<Narrowed> narrowed, NarrowedSql conditions)
{
    /// <summary>What narrows nothing.</summary>
    public const string Nothing = "true";

    /// <summary>The condition.</summary>
    /// <param name="prefix">What stands before the fact's columns: an alias and a point, or nothing.</param>
    public string Sql(string prefix)
    {
        var all = narrowed.Where(one => scope.TryReach(one.Column.Table))
            .Select(one => One(one, scope.RouteOf(one.Column.Table), prefix))
            .OfType<string>().ToList();
        return all.Count == 0 ? Nothing : $"({string.Join(" and ", all)})";
    }

    string? One(Narrowed one, IReadOnlyList<JoinEdge> steps, string prefix)
    {
        if (steps.Count == 0)
            return conditions.Of(one, $"{prefix}{new SqlIdentifier(one.Column.Name)}");
        var step = steps[0];
        var table = tables.Of(step.To)!;
        var (own, alias) = ($"{prefix}{new SqlIdentifier(step.Column)}", new SqlIdentifier(table.Name));
        if (One(one, [.. steps.Skip(1)], $"{alias}.") is not { } inner)
            return null;
        var sql = $"{own} in (select {alias}.{new SqlIdentifier(step.Key)} from {table.Relation} as {alias} where {inner})";
        // A row without a partner has no member: it is meant where rows without a value are.
        return one is Narrowed.Members { HasNull: true } ? $"({sql} or {own} is null)" : sql;
    }
}
