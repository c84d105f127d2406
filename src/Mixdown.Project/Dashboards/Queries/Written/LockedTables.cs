using Mixdown.Data.Naming;
using Mixdown.Jinja;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Functions;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Joins;
using Mixdown.Project.Dashboards.Narrowing;
using Mixdown.Project.Dashboards.Selects;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Queries.Written;

/// <summary>The tables of a query that a person wrote while filters are locked: <c>ref()</c> means those of its rows that the locks let
/// through, wherever it stands. A table that leads to a locked column is narrowed by it; one that the fact leads to has the members of
/// the fact's rows that are left; anything else cannot be narrowed, and the tile is refused.</summary>
/// <param name="context">The tile and the project.</param>
/// <param name="fact">The tile's fact, and what it reaches.</param>
/// <param name="locks">What is locked.</param>
/// <param name="conditions">Writes and binds.</param>
sealed class LockedTables(TileContext context, FactScope fact, IReadOnlyList<Narrowed> locks, NarrowedSql conditions)
{
    readonly SortedDictionary<string, string> _rows = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> _ids = new(StringComparer.OrdinalIgnoreCase);
    readonly SortedSet<string> _reads = new(StringComparer.Ordinal);
    bool _isOpen;

    /// <summary>What stands before the query: each table by its own name, so that what the query calls its columns still holds.</summary>
    public string With => _rows.Count == 0 ? "" : $"with {string.Join(",\n", _rows.Select(table => $"{new SqlIdentifier(table.Key)} as ({table.Value})"))}\n";

    /// <summary>The ids of the tables that the conditions read.</summary>
    public IEnumerable<string> Reads => _reads;

    /// <summary><c>ref()</c>.</summary>
    public IJinjaObject Ref(Rendering rendering) => new NarrowedRef(this, RefFunctions.Ref(rendering));

    /// <summary>Whether all that the query reads is narrowed.</summary>
    /// <param name="sql">The query, its templates rendered.</param>
    /// <param name="filters">What <c>filters</c> became in it: it names tables as they are, narrowed by itself.</param>
    public bool HoldsAll(string sql, FilterExpansion filters)
    {
        if (_isOpen || !locks.All(one => fact.TryReach(one.Column.Table)))
            return false;
        foreach (var text in filters.Texts.Where(text => text != SemiJoins.Nothing))
            sql = sql.Replace(text, SemiJoins.Nothing, StringComparison.Ordinal);
        return !new OpenTables(context.Project, _rows.Keys).Reads(SqlTokenizer.Read(sql));
    }

    RelationValue Take(RelationValue found)
    {
        var node = context.Project.Manifest.Nodes.Values.FirstOrDefault(one => one.IsRelation && one.Relation.Schema == found.Schema && one.Relation.Identifier == found.Identifier);
        var table = node is null ? null : context.Catalog.Of(node.UniqueId);
        _isOpen |= table is null || !Stand(table, node!.Relation.Identifier);
        return found with { Part = new SqlIdentifier(found.Identifier ?? "").ToString() };
    }

    /// <summary>Has a table's rows stand before the query; false where they cannot be narrowed, or another table of that name does.</summary>
    bool Stand(DashboardTable table, string name)
    {
        if (_ids.TryGetValue(name, out var known))
            return known == table.Id;
        if (Rows(table) is not { } rows)
            return false;
        (_ids[name], _rows[name]) = (table.Id, rows);
        return true;
    }

    string? Rows(DashboardTable table)
    {
        _reads.Add(table.Id);
        var own = new FactScope(context, table);
        if (locks.All(one => own.TryReach(one.Column.Table)))
            return Select(table, Narrowed(own));
        return fact.TryReach(table) && fact.RouteOf(table) is { Count: > 0 } steps ? Select(table, Behind(steps)) : null;
    }

    static string Select(DashboardTable table, string condition) => $"select * from {table.Relation} as {new SqlIdentifier(table.Name)} where {condition}";

    /// <summary>The condition that a table's rows lead to what is locked.</summary>
    string Narrowed(FactScope scope)
    {
        _reads.UnionWith(scope.Reads);
        return new SemiJoins(context.Catalog, scope, locks, conditions).Sql("");
    }

    /// <summary>The condition that rows of the fact that are left lead to a row, over these steps.</summary>
    string Behind(IReadOnlyList<JoinEdge> steps)
    {
        var (table, condition) = (fact.Fact, Narrowed(fact));
        foreach (var step in steps)
        {
            var rows = $"select {new SqlIdentifier(step.Column)} from {table.Relation} as {new SqlIdentifier(table.Name)} where {condition}";
            (table, condition) = (context.Catalog.Of(step.To)!, $"{new SqlIdentifier(step.Key)} in ({rows})");
        }
        return condition;
    }

    sealed class NarrowedRef(LockedTables tables, JinjaFunction own) : IJinjaObject
    {
        public string TypeName => own.TypeName;

        public bool IsCallable => true;

        public object? Call(JinjaArguments arguments) => own.Call(arguments) is RelationValue found ? tables.Take(found) : null;

        public string Print() => own.Print();
    }
}
