namespace Mixdown.Project.Dashboards;

/// <summary>Where the rows of a tile come from: a fact (the dashboard's where nothing is said), a live table, or a query of its
/// own.</summary>
public sealed record TileData
{
    /// <summary>A fact other than the dashboard's.</summary>
    public TileExpression? Fact { get; init; }

    /// <summary>A live table, <c>live.NAME</c>.</summary>
    public TileExpression? From { get; init; }

    /// <summary>A query with <c>ref()</c> and <c>{{ filters }}</c>, whose columns the channels name.</summary>
    public TileExpression? Sql { get; init; }

    /// <summary>The fact's column by which a dimension is joined that more than one column leads to.</summary>
    public TileExpression? Via { get; init; }

    /// <summary>A condition that holds for this tile whatever the filters are.</summary>
    public TileExpression? Where { get; init; }

    /// <summary>How an amount is divided where a row belongs to several members, <c>equal</c> or <c>full</c>; null: such a join is
    /// refused.</summary>
    public string? Allocate { get; init; }

    /// <summary>How often a live tile is drawn anew; null: when a model that it reads is published.</summary>
    public TimeSpan? Live { get; init; }
}
