using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Joins;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Selects;

/// <summary>What a tile's fact reaches, and how.</summary>
/// <param name="context">The tile and the project.</param>
/// <param name="fact">The fact.</param>
sealed class FactScope(TileContext context, DashboardTable fact)
{
    readonly Dictionary<DashboardTable, JoinRoute> _routes = [];

    /// <summary>The fact.</summary>
    public DashboardTable Fact => fact;

    /// <summary>Whether rows are divided among the members of a bridge, so that each of them gets its part.</summary>
    public bool IsShared { get; private set; }

    /// <summary>The tables that lie behind bridges.</summary>
    public IEnumerable<DashboardTable> Bridges => _routes.Where(route => route.Value.Bridge is not null).Select(route => route.Key);

    /// <summary>The ids of the tables that are read.</summary>
    public IEnumerable<string> Reads => _routes.Values.SelectMany(route => route.Tables).Prepend(fact.Id).Distinct(StringComparer.Ordinal);

    /// <summary>The route to a table that was looked for before.</summary>
    public JoinRoute RouteTo(DashboardTable table) => _routes[table];

    /// <summary>The steps to a table that was looked for before, or that is the fact.</summary>
    public IReadOnlyList<JoinEdge> RouteOf(DashboardTable table) => _routes.TryGetValue(table, out var route) ? route.Steps : [];

    /// <summary>Looks for the route to a table; false, and an error, where none can be taken.</summary>
    public bool Reach(DashboardTable table, SourceSpan at)
    {
        if (_routes.ContainsKey(table))
            return true;
        if (Route(table) is not { } route)
        {
            context.Found.Add(JoinTrouble.Explain(Find(table), context, fact, table, at));
            return false;
        }
        _routes[table] = route;
        IsShared |= route.Bridge is not null && context.Tile.Data.Allocate == "equal";
        return true;
    }

    /// <summary>Whether a filter of this table reaches the fact: nothing is said where it does not.</summary>
    public bool TryReach(DashboardTable table)
    {
        if (Find(table) is not JoinFinding.Way way)
            return _routes.ContainsKey(table);
        _routes.TryAdd(table, new JoinRoute(way.Steps));
        return true;
    }

    JoinRoute? Route(DashboardTable table) => Find(table) switch
    {
        JoinFinding.Way way => new JoinRoute(way.Steps),
        JoinFinding.Bridged found when context.Tile.Data.Allocate is not null => new JoinRoute(found.Bridge.Before, found.Bridge),
        _ => null,
    };

    JoinFinding Find(DashboardTable table) => context.Joins.Find(fact.Id, table.Id, context.Tile.Data.Via?.Text);
}
