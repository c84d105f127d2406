using Mixdown.Project.Dashboards;

namespace Mixdown.Runs.Dashboards.Definitions;

/// <summary>Makes frames of the tiles of a row.</summary>
static class TileFrames
{
    const int Twelfths = 12;

    /// <summary>The frames of a row, their widths worked out.</summary>
    public static IReadOnlyList<TileDefinition> Of(IReadOnlyList<Tile> row)
    {
        var widths = Widths(row);
        return [.. row.Select((tile, at) => Of(tile, widths[at]))];
    }

    /// <summary>What is not said is shared out evenly, also where that is no whole twelfth; no tile has nothing.</summary>
    static double[] Widths(IReadOnlyList<Tile> row)
    {
        var free = row.Count(tile => tile.Width is null);
        double left = Math.Max(free, Twelfths - row.Sum(tile => tile.Width ?? 0));
        return [.. row.Select(tile => tile.Width ?? Math.Round(left / free, 3))];
    }

    static TileDefinition Of(Tile tile, double width) => new(tile.Id, tile.Kind, tile.Kind == TileKind.Text ? "" : tile.Title)
    {
        Description = tile.Description,
        Width = width,
        Height = HeightOf(tile.Kind),
        Drill = [.. tile.Drill.Select(level => level.Text)],
        Geography = tile.Geography is { } geography ? MapGeographies.NameOf(geography) : null,
        Live = tile.Data.Live is { } every ? (int)every.TotalMilliseconds : null,
        Period = tile.Rows.Period?.Text,
        CanTrace = tile.Kind != TileKind.Text && tile.HasFact,
        Compare = tile.Rows.Compare?.Text,
        Channels = tile.Channels.ToDictionary(channel => channel.Key, channel => string.Join(", ", channel.Value.Select(one => one.Text)), StringComparer.Ordinal),
        Terms = tile.Kind != TileKind.Text && tile.HasFact ? TileTerms.Of(tile) : null,
        Place = $"{tile.At.File}:{tile.At.Line}",
    };

    static TileHeight HeightOf(TileKind kind) => kind switch
    {
        TileKind.Number => TileHeight.Figure,
        TileKind.Text => TileHeight.Content,
        TileKind.Map or TileKind.Heatmap or TileKind.Sankey or TileKind.Table or TileKind.Pivot => TileHeight.Tall,
        _ => TileHeight.Chart,
    };
}
