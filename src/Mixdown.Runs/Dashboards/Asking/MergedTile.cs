using Mixdown.Project.Dashboards.Queries;
using Mixdown.Runs.Dashboards.Caching;

namespace Mixdown.Runs.Dashboards.Asking;

/// <summary>A question that several tiles ask together.</summary>
/// <param name="Query">The question.</param>
/// <param name="First">The first of the tile's own columns in its answer.</param>
/// <param name="Columns">How many they are.</param>
/// <param name="FirstOfTrend">The first of the tile's own columns in the course of all of them: behind the time.</param>
sealed record MergedTile(TileQuery Query, int First, int Columns, int FirstOfTrend)
{
    /// <summary>How many columns of the course are the tile's.</summary>
    public required int ColumnsOfTrend { get; init; }

    /// <summary>The time, and the tile's own part of the course.</summary>
    public QueryAnswer TrendPart(QueryAnswer whole) => new(
        [whole.Columns[0], .. whole.Columns.Skip(FirstOfTrend).Take(ColumnsOfTrend)], [whole.Values[0], .. whole.Values.Skip(FirstOfTrend).Take(ColumnsOfTrend)], whole.Milliseconds);

    /// <summary>The tile's own part of the answer.</summary>
    public QueryAnswer Part(QueryAnswer whole) => new([.. whole.Columns.Skip(First).Take(Columns)], [.. whole.Values.Skip(First).Take(Columns)], whole.Milliseconds);
}
