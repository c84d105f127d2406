using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Project.Dashboards.Narrowing;
using Mixdown.Project.Dashboards.Queries.Drafts;

namespace Mixdown.Project.Dashboards.Queries.Kinds;

/// <summary>The course of a number: the line that the same rows would be.</summary>
static class TrendQuery
{
    /// <summary>A unit that suits the period, as a line without <c>grain</c> has it.</summary>
    const string Suitable = "auto";

    /// <summary>Says what is wrong with a tile that has no rows of its own to follow; false: nothing.</summary>
    public static bool IsRefused(Tile tile, ICollection<Diagnostic> found)
    {
        if (tile.Kind != TileKind.Number || tile.Rows.Trend is null && tile.Of("x").Count == 0)
            return false;
        if (tile.Rows.Trend is not { } trend)
            found.Add(new Diagnostic("MX1786", $"'{tile.Title}' has a time, and nothing along it", tile.Of("x")[0].At, "Add 'trend: month', or take 'x' out."));
        else if (!tile.HasFact)
            found.Add(new Diagnostic("MX1786", $"'{tile.Title}' {(tile.Data.Sql is null ? "reads a live table" : "has SQL of its own")}, and its course is not known", trend.At, "Take 'trend' out, or show a line of it in a tile of its own."));
        else
            return false;
        return true;
    }

    /// <summary>The query; null where the tile shows no course, and, with an error, where it cannot.</summary>
    /// <param name="number">The number's own query, joined.</param>
    public static TileQuery? Of(TileDraft number)
    {
        if (number.Tile.Rows.Trend is not { } trend || Time(number, trend) is not { } time)
            return null;
        var tile = number.Tile;
        var line = new Tile(TileKind.Line, tile.Id, tile.Title, tile.At)
        {
            Channels = tile.Channels.SetItem("x", [time]).SetItem("y", tile.Of("value")).Remove("value"),
            Data = tile.Data,
            Formats = tile.Formats,
            Rows = new TileRows { Period = tile.Rows.Period, Grain = trend.Text.Trim() == Suitable ? null : trend },
        };
        var draft = new TileDraft(number.Context with { Tile = line });
        return draft.Begin() ? SeriesQuery.Of(draft) : null;
    }

    static TileExpression? Time(TileDraft number, TileExpression trend)
    {
        if (number.Tile.Of("x") is [var said, ..])
            return said;
        if (TileNarrowing.TimeOf(number, new NarrowingReader(number.Context)) is { } time)
            return new TileExpression($"{new SqlIdentifier(time.Column.Table.Name)}.{new SqlIdentifier(time.Column.Name)}", trend.At);
        number.Context.Found.Add(new Diagnostic("MX1785", $"'{number.Tile.Title}' has no time along which it could be followed", trend.At, "Add 'x: TABLE.COLUMN', or give the dashboard a filter on a time of the tile's fact."));
        return null;
    }
}
