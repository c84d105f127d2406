using System.Collections;

namespace Mixdown.Runs.Dashboards.Exports;

/// <summary>Whether two answers show the same: a file has each only once.</summary>
sealed class AnswerContent : IEqualityComparer<TileAnswer>
{
    /// <inheritdoc/>
    public bool Equals(TileAnswer? x, TileAnswer? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && x.Tile == y.Tile && x.Total == y.Total && x.DataTo == y.DataTo && x.Stale == y.Stale && x.NotCompared == y.NotCompared
            && Equals(x.Problem, y.Problem) && x.NotFilteredBy.SequenceEqual(y.NotFilteredBy, StringComparer.Ordinal)
            && Equals(x.Newest, y.Newest) && x.Columns.SequenceEqual(y.Columns) && Same(x.Values, y.Values) && Same(x.Trend, y.Trend));

    /// <inheritdoc/>
    public int GetHashCode(TileAnswer obj)
    {
        var hash = default(HashCode);
        hash.Add(obj.Tile);
        hash.Add(obj.Total);
        foreach (var column in obj.Values)
        {
            hash.Add(column.Count);
            foreach (var value in column.Take(8).Where(value => value is (not IEnumerable) or string))
                hash.Add(value);
        }
        return hash.ToHashCode();
    }

    static bool Same(TileTrend? x, TileTrend? y) =>
        x is null || y is null ? x == y : x.Columns.SequenceEqual(y.Columns) && Same(x.Values, y.Values);

    static bool Same(object? x, object? y) => (x, y) switch
    {
        (string, _) or (_, string) => Equals(x, y),
        (IReadOnlyDictionary<string, object?> one, IReadOnlyDictionary<string, object?> other) =>
            one.Count == other.Count && one.All(pair => other.TryGetValue(pair.Key, out var value) && Same(pair.Value, value)),
        (IEnumerable one, IEnumerable other) => one.Cast<object?>().SequenceEqual(other.Cast<object?>(), Values.Equal),
        _ => Equals(x, y),
    };

    sealed class Values : IEqualityComparer<object?>
    {
        public static readonly Values Equal = new();

        public new bool Equals(object? x, object? y) => Same(x, y);

        public int GetHashCode(object obj) => 0;
    }
}
