namespace Mixdown.Runs.Dashboards.Exploring;

/// <summary>What a person picked for a tile that is in no file yet. Names are those of the fact's catalog; values are only ever
/// bound.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Kind">The word for the tile's kind, such as <c>bar</c>.</param>
public sealed record ExploreDraft(string Fact, string Kind)
{
    /// <summary>What is drawn, by channel: <c>x</c>, <c>y</c>, <c>color</c>, <c>value</c>, … Metrics, <c>TABLE.COLUMN</c>, or one of those
    /// added up: <c>count(*)</c>, <c>sum(TABLE.COLUMN)</c>, <c>avg</c>, <c>min</c>, <c>max</c>, <c>count(distinct TABLE.COLUMN)</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Channels { get; init; } = new Dictionary<string, IReadOnlyList<string>>(0);

    /// <summary>What rows have to have, by <c>TABLE.COLUMN</c>: values, one period of a time, one span of a number (<c>10..20</c>). An
    /// empty text among others means rows without a value, alone nothing.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<string, IReadOnlyList<string>>(0);

    /// <summary>The unit that the time is cut to; null: one that suits the period.</summary>
    public string? Grain { get; init; }

    /// <summary>What is picked, each with <c>asc</c> or <c>desc</c> behind it; empty: as suits the kind.</summary>
    public IReadOnlyList<string> Sort { get; init; } = [];

    /// <summary>Rows, or members along x, at most; null: as suits the kind.</summary>
    public int? Limit { get; init; }
}
