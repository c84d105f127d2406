namespace Mixdown.Project.Dashboards.Joins;

/// <summary>Which tables can be joined without a row of the fact being counted twice. Does not change.</summary>
/// <param name="edges">All joins that tests speak of, proven or not.</param>
sealed class JoinGraph(IEnumerable<JoinEdge> edges)
{
    readonly ILookup<string, JoinEdge> _from = edges.ToLookup(edge => edge.From, StringComparer.Ordinal);
    readonly ILookup<string, JoinEdge> _to = edges.ToLookup(edge => edge.To, StringComparer.Ordinal);

    /// <summary>The way from a fact to a dimension: the shortest that is proven.</summary>
    /// <param name="fact">The fact's id.</param>
    /// <param name="dimension">The dimension's id.</param>
    /// <param name="via">The fact's column that it is to begin with; null, or a column that does not lead there: any.</param>
    public JoinFinding Find(string fact, string dimension, string? via)
    {
        if (fact == dimension)
            return new JoinFinding.Way([]);
        var ways = Shortest(fact, dimension, proven: true);
        var wanted = ways.Where(way => string.Equals(way[0].Column, via, StringComparison.OrdinalIgnoreCase)).ToList();
        return (wanted.Count > 0 ? wanted : ways) switch
        {
            [var only] => new JoinFinding.Way(only),
            { Count: > 1 } several => new JoinFinding.Ambiguous([.. several.Select(way => way[0].Column).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)]),
            _ => Otherwise(fact, dimension),
        };
    }

    /// <summary>The ids of the tables that a fact reaches by proven steps, itself first, nearest first.</summary>
    public IReadOnlyList<string> Reached(string fact)
    {
        List<string> reached = [fact];
        for (var i = 0; i < reached.Count; i++)
            reached.AddRange(_from[reached[i]].Where(edge => edge.Doubt is null && !reached.Contains(edge.To, StringComparer.Ordinal)).Select(edge => edge.To).Distinct(StringComparer.Ordinal).ToList());
        return reached;
    }

    /// <summary>Whether a join uses a column: it tells nothing to a person.</summary>
    public bool IsKey(string table, string column) =>
        _from[table].Any(edge => Same(edge.Column, column)) || _to[table].Any(edge => Same(edge.Key, column));

    /// <summary>The joins of a table that are not proven.</summary>
    public IEnumerable<JoinEdge> DoubtsOf(string table) => _from[table].Where(edge => edge.Doubt is not null);

    static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>A way that tests speak of comes before a longer one over a bridge: while a test of it fails, its place is not taken by
    /// something that means something else.</summary>
    JoinFinding Otherwise(string fact, string dimension)
    {
        var doubted = Shortest(fact, dimension, proven: false) is [var way, ..] ? way : null;
        if (Bridge(fact, dimension) is { } bridge && (doubted is null || doubted.Count > bridge.Before.Count + 2))
            return new JoinFinding.Bridged(bridge);
        return doubted is null ? new JoinFinding.Nothing() : new JoinFinding.Unproven(doubted.First(step => step.Doubt is not null));
    }

    JoinBridge? Bridge(string fact, string dimension)
    {
        foreach (var on in _to[dimension].Where(edge => edge.Doubt is null).OrderBy(edge => edge.From, StringComparer.Ordinal))
        {
            foreach (var back in _from[on.From].Where(edge => edge.Doubt is null && edge != on && edge.To != dimension))
            {
                if (back.To == fact)
                    return new JoinBridge([], back, on);
                if (Shortest(fact, back.To, proven: true) is [var way])
                    return new JoinBridge(way, back, on);
            }
        }
        return null;
    }

    /// <summary>All ways of the least number of steps; a table is visited once.</summary>
    List<IReadOnlyList<JoinEdge>> Shortest(string fact, string dimension, bool proven)
    {
        List<IReadOnlyList<JoinEdge>> ways = [[]];
        var seen = new HashSet<string>(StringComparer.Ordinal) { fact };
        while (ways.Count > 0)
        {
            var longer = ways.SelectMany(way => _from[way is [.., var last] ? last.To : fact]
                .Where(edge => (!proven || edge.Doubt is null) && !seen.Contains(edge.To))
                .Select(edge => (IReadOnlyList<JoinEdge>)[.. way, edge])).ToList();
            if (longer.Where(way => way[^1].To == dimension).ToList() is { Count: > 0 } arrived)
                return arrived;
            seen.UnionWith(longer.Select(way => way[^1].To));
            ways = longer;
        }
        return [];
    }
}
