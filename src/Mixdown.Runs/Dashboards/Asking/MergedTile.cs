using Mixdown.Project.Dashboards.Queries;
using Mixdown.Runs.Dashboards.Caching;

namespace Mixdown.Runs.Dashboards.Asking;

/// <summary>A question that several tiles ask together.</summary>
/// <param name="Query">The question.</param>
/// <param name="First">The first of the tile's own columns in its answer.</param>
/// <param name="Columns">How many they are.</param>
sealed record MergedTile(TileQuery Query, int First, int Columns)
{
    /// <summary>The tile's own part of the answer.</summary>
    public QueryAnswer Part(QueryAnswer whole) => new([.. whole.Columns.Skip(First).Take(Columns)], [.. whole.Values.Skip(First).Take(Columns)], whole.Milliseconds);
}
