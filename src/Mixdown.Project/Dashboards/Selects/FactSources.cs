using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Narrowing;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Selects;

/// <summary>The facts of a tile, what they reach, and what narrows them.</summary>
/// <param name="context">The tile and the project.</param>
/// <param name="facts">The facts, the tile's own first.</param>
/// <param name="narrowed">What viewers and the file ask for.</param>
sealed class FactSources(TileContext context, IReadOnlyList<DashboardTable> facts, IReadOnlyList<Narrowed> narrowed)
{
    /// <summary>What each fact reaches.</summary>
    public IReadOnlyList<FactScope> Scopes { get; } = [.. facts.Select(fact => new FactScope(context, fact))];

    /// <summary>What narrows the tile.</summary>
    public IReadOnlyList<Narrowed> All => narrowed;

    /// <summary>The tile's own condition; null: none.</summary>
    public SqlFragment? Where { get; init; }

    /// <summary>The names of what does not reach all facts.</summary>
    public IReadOnlyList<string> NotReached => [.. narrowed.Where(one => !Scopes.All(scope => scope.TryReach(one.Column.Table))).Select(one => one.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>The names of the locked filters that narrow every row of every fact.</summary>
    public IReadOnlyList<string> Held => [.. narrowed.Where(one => one.IsLocked && Scopes.All(scope => scope.TryReach(one.Column.Table))).Select(one => one.Name)];

    /// <summary>The ids of all tables that are read.</summary>
    public IEnumerable<string> Reads => Scopes.SelectMany(scope => scope.Reads).Distinct(StringComparer.Ordinal);

    /// <summary>Looks for the ways from each fact to the tables of a field; false, and errors, where there is none.</summary>
    public bool Reach(Field field)
    {
        var reached = true;
        foreach (var scope in Scopes.Where(scope => field.Fact is null || field.Fact.Equals(scope.Fact)))
        {
            foreach (var table in field.Sql.Tables)
                reached &= scope.Reach(table, field.At);
        }
        return reached;
    }

    /// <summary>The table of a condition.</summary>
    public bool Reach(SqlFragment condition, Data.Diagnostics.SourceSpan at) =>
        condition.Tables.All(table => Scopes.All(scope => scope.Reach(table, at)));

    /// <summary>Narrows a SELECT of one of the facts by what is locked alone.</summary>
    public void Hold(FactScope scope, FactSelect select, BoundValues values)
    {
        foreach (var one in narrowed.Where(one => one.IsLocked && scope.TryReach(one.Column.Table)))
        {
            if (new NarrowedSql(context.Clock, values).Of(one, select.Print(new SqlFragment([one.Column]))) is { } condition)
                select.Where(condition);
        }
    }

    /// <summary>Narrows a SELECT of one of the facts.</summary>
    public void Narrow(FactScope scope, FactSelect select, BoundValues values, Comparison? earlier)
    {
        if (Where is { } own)
            select.Where(select.Print(own));
        var conditions = new NarrowedSql(context.Clock, values);
        foreach (var one in narrowed.Where(one => scope.TryReach(one.Column.Table)))
        {
            var asked = earlier?.Times is { } shown && ReferenceEquals(shown, one) ? earlier.Earlier! : one;
            if (conditions.Of(asked, select.Print(new SqlFragment([asked.Column]))) is { } condition)
                select.Where(condition);
        }
    }
}
