namespace Mixdown.Project.Dashboards;

/// <summary>Which rows a tile shows.</summary>
public sealed record TileRows
{
    /// <summary>The unit of time that <c>x</c> is cut to, or <c>$PARAMETER</c>; null: as it is.</summary>
    public TileExpression? Grain { get; init; }

    /// <summary>What the numbers are compared with, for example <c>previous period</c>; null: nothing.</summary>
    public TileExpression? Compare { get; init; }

    /// <summary>Of a number, the unit of time that its course is drawn in beside it, <c>auto</c>, or <c>$PARAMETER</c>; null: none is.</summary>
    public TileExpression? Trend { get; init; }

    /// <summary>The time that is shown whatever the dashboard's is, for example <c>last 60 minutes</c>.</summary>
    public TileExpression? Period { get; init; }

    /// <summary>Expressions in the order in which they decide, each with <c>asc</c> or <c>desc</c> behind it.</summary>
    public IReadOnlyList<TileExpression> Sort { get; init; } = [];

    /// <summary>Members at most of each channel, by its name; of rows under the empty name.</summary>
    public IReadOnlyDictionary<string, int> Limit { get; init; } = new Dictionary<string, int>(0);
}
