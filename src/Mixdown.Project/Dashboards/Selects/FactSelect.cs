using System.Text;
using Mixdown.Data.Naming;
using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Joins;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Selects;

/// <summary>One SELECT of a fact: joins what its expressions need. A row of the fact that has no partner stays, so that totals do
/// not depend on what is shown beside them.</summary>
/// <param name="scope">What the fact reaches.</param>
/// <param name="tables">All tables.</param>
/// <param name="values">Receives what is bound.</param>
sealed class FactSelect(FactScope scope, TableCatalog tables, BoundValues values)
{
    /// <summary>A row's share where rows are divided among members.</summary>
    const string Share = "\"mx_share\"";

    readonly StringBuilder _joins = new();
    readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);
    readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase) { scope.Fact.Name };
    readonly List<string> _conditions = [];
    string? _share;

    /// <summary>What a row's share is; only where rows are divided.</summary>
    public string RowShare => $"coalesce({_share ?? "null"}, 1)";

    /// <summary>An expression, its tables joined.</summary>
    public string Print(SqlFragment fragment) => string.Concat(fragment.Parts.Select(part => part switch
    {
        SqlPart.Column column => $"{AliasOf(column.Table)}.{new SqlIdentifier(column.Name)}",
        SqlPart.Bound bound => values.Add(bound.Value),
        SqlPart.Plain plain => plain.Text,
        _ => "",
    }));

    /// <summary>Narrows the rows.</summary>
    public void Where(string condition) => _conditions.Add(condition);

    /// <summary>FROM with all joins, and WHERE: to be asked for when all else is printed.</summary>
    public string From()
    {
        var from = $"from {scope.Fact.Relation} as {new SqlIdentifier(scope.Fact.Name)}{_joins}";
        return _conditions.Count == 0 ? from : $"{from}\nwhere {string.Join("\n  and ", _conditions)}";
    }

    /// <summary>Joins a table.</summary>
    public string AliasOf(DashboardTable table)
    {
        if (table.Equals(scope.Fact))
            return new SqlIdentifier(table.Name).ToString();
        var route = scope.RouteTo(table);
        var alias = Join(route.Steps);
        return route.Bridge is { } bridge ? Join(bridge, alias) : alias;
    }

    string Join(IReadOnlyList<JoinEdge> steps)
    {
        var (alias, path) = (new SqlIdentifier(scope.Fact.Name).ToString(), "");
        foreach (var step in steps)
        {
            path += $"/{step.Column}>{step.To}";
            if (_aliases.TryGetValue(path, out var known))
                alias = known;
            else
                _aliases[path] = alias = Join(tables.Of(step.To)!.Relation, tables.Of(step.To)!.Name, step.Key, $"{alias}.{new SqlIdentifier(step.Column)}");
        }
        return alias;
    }

    /// <summary>Each pair of a bridge counts once, whatever the bridge has; a row's share is one part of as many as it has members.</summary>
    string Join(JoinBridge bridge, string alias)
    {
        var path = $"{bridge.Back.From}>{bridge.On.To}";
        if (_aliases.TryGetValue(path, out var known))
            return known;
        var (here, there) = (new SqlIdentifier(bridge.Back.Column), new SqlIdentifier(bridge.On.Column));
        var pairs = $"(select {here}, {there}, 1.0 / count(*) over (partition by {here}) as {Share} from (select distinct {here}, {there} from {tables.Of(bridge.Back.From)!.Relation} where {here} is not null and {there} is not null) as pairs)";
        var between = Join(pairs, tables.Of(bridge.Back.From)!.Name, bridge.Back.Column, $"{alias}.{new SqlIdentifier(bridge.Back.Key)}");
        _share = $"{between}.{Share}";
        return _aliases[path] = Join(tables.Of(bridge.On.To)!.Relation, tables.Of(bridge.On.To)!.Name, bridge.On.Key, $"{between}.{there}");
    }

    string Join(string relation, string name, string key, string to)
    {
        for (var i = 2; !_taken.Add(name); i++)
            name = $"{name}_{i}";
        var alias = new SqlIdentifier(name);
        _joins.Append('\n').Append("left join ").Append(relation).Append(" as ").Append(alias).Append(" on ").Append(alias).Append('.').Append(new SqlIdentifier(key)).Append(" = ").Append(to);
        return alias.ToString();
    }
}
