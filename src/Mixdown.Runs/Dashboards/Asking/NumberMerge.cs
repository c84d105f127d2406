using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Queries;

namespace Mixdown.Runs.Dashboards.Asking;

/// <summary>Makes one question of the numbers that are taken of the same rows: the row of figures at the head of a dashboard reads its
/// fact once.</summary>
/// <param name="page">What is asked of, and under what.</param>
sealed class NumberMerge(AskedPage page)
{
    /// <summary>Which tiles are asked together, by the tile's id.</summary>
    public IReadOnlyDictionary<string, MergedTile> Of(IReadOnlyList<WrittenTile> tiles)
    {
        var merged = new Dictionary<string, MergedTile>(StringComparer.Ordinal);
        foreach (var alike in tiles.Where(one => one.Tile.Kind == TileKind.Number && one.Tile.Data.Sql is null).GroupBy(KeyOf, StringComparer.Ordinal))
        {
            List<WrittenTile> group = [.. alike];
            if (group.Count > 1 && Together(group) is { } query)
                Share(group, query, merged);
        }
        return merged;
    }

    /// <summary>Equal for tiles whose rows are the same: facts, joins, conditions and times.</summary>
    static string KeyOf(WrittenTile written)
    {
        var (tile, query) = (written.Tile, written.Query!);
        string?[] parts =
        [
            tile.Data.Fact?.Text, tile.Data.From?.Text, tile.Data.Via?.Text, tile.Data.Where?.Text, tile.Data.Allocate,
            tile.Rows.Period?.Text, tile.Rows.Compare?.Text, tile.Rows.Grain?.Text, tile.Rows.Trend?.Text, string.Join(',', tile.Of("x").Select(x => x.Text)), query.Live,
            .. query.Reads, .. query.NotFilteredBy,
        ];
        return string.Join('\u001f', parts);
    }

    TileQuery? Together(IReadOnlyList<WrittenTile> group)
    {
        var first = group[0].Tile;
        IReadOnlyList<TileExpression> values = [.. group.SelectMany(one => one.Tile.Of("value"))];
        var tile = first with { Channels = first.Channels.SetItem("value", values) };
        try
        {
            var query = page.Query(tile);
            return query?.Columns.Count == group.Sum(one => one.Query!.Columns.Count) && TrendColumns(query) == group.Sum(one => TrendColumns(one.Query!)) ? query : null;
        }
        catch (MixdownException)
        {
            // A boundary: what cannot be asked together is asked apart.
            return null;
        }
    }

    static void Share(IReadOnlyList<WrittenTile> group, TileQuery query, Dictionary<string, MergedTile> merged)
    {
        var (at, along) = (0, 1);
        foreach (var one in group)
        {
            var columns = one.Query!.Columns.Count;
            merged[one.Tile.Id] = new MergedTile(query, at, columns, along) { ColumnsOfTrend = TrendColumns(one.Query!) };
            at += columns;
            along += TrendColumns(one.Query!);
        }
    }

    /// <summary>The columns of the course but for its time.</summary>
    static int TrendColumns(TileQuery query) => Math.Max(0, (query.Trend?.Columns.Count ?? 0) - 1);
}
