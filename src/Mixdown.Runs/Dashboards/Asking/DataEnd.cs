using System.Collections.Immutable;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Queries;

namespace Mixdown.Runs.Dashboards.Asking;

/// <summary>Asks up to when the data of a fact go: the newest time that its rows have, by the column that the dashboard's period
/// narrows.</summary>
/// <param name="desk">Where the question goes.</param>
/// <param name="page">Whose data.</param>
sealed class DataEnd(QueryDesk desk, AskedPage page)
{
    /// <summary>The newest time of the rows that a tile is made of; null where nobody can tell.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<DateTimeOffset?> OfAsync(Tile tile, CancellationToken cancel)
    {
        foreach (var filter in page.Dashboard.Filters)
        {
            if (await NewestAsync(Probe(tile, filter), cancel) is { } newest)
                return newest;
        }
        return null;
    }

    /// <summary>A tile of the same fact that shows the newest value of a column.</summary>
    static Tile Probe(Tile tile, DashboardFilter filter)
    {
        IReadOnlyList<TileExpression> newest = [new TileExpression($"max({filter.Column.Text})", filter.Column.At)];
        return new Tile(TileKind.Number, tile.Id, tile.Title, tile.At)
        {
            Channels = ImmutableSortedDictionary<string, IReadOnlyList<TileExpression>>.Empty.Add("value", newest),
            Data = new TileData { Fact = tile.Data.Fact, Via = tile.Data.Via },
        };
    }

    async Task<DateTimeOffset?> NewestAsync(Tile probe, CancellationToken cancel)
    {
        try
        {
            var query = page.Write(page.Dashboard with { Filters = [] }, probe, new ViewState { Now = page.State.Now });
            var answer = await desk.AskAsync(page.Question(query), page.Host.Open, cancel);
            return answer.Values is [[var value, ..], ..] ? Moment(value) : null;
        }
        catch (MixdownException)
        {
            // A boundary: a fact that no time reaches has no end that could be told.
            return null;
        }
    }

    static DateTimeOffset? Moment(object? value) => value switch
    {
        DateTimeOffset instant => instant,
        DateTime local => new DateTimeOffset(local, TimeSpan.Zero),
        DateOnly day => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
        _ => null,
    };
}
