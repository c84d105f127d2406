using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Runs.Dashboards.Caching;
using Mixdown.Runs.Dashboards.Freshness;
using Mixdown.Runs.Dashboards.LiveTiles;
using Mixdown.Runs.Dashboards.Texts;

namespace Mixdown.Runs.Dashboards.Asking;

/// <summary>Answers the tiles of one dashboard under one state.</summary>
/// <param name="desk">Where the questions go.</param>
/// <param name="page">What is asked of, and under what.</param>
sealed class TileDesk(QueryDesk desk, AskedPage page)
{
    readonly TileProblems _problems = new(page.Project.Secrets);
    readonly Staleness _staleness = new(page.Project.Graph, page.Runs, page.Host.Versions, page.State.Zone);

    /// <summary>Begins to answer tiles; numbers over the same rows are asked together.</summary>
    public IReadOnlyList<Task<TileAnswer>> Begin(IReadOnlyList<Tile> tiles, CancellationToken cancel)
    {
        var written = tiles.Select(Write).ToList();
        var together = new NumberMerge(page).Of([.. written.Where(one => one.Query is not null)]);
        return [.. written.Select(one => AnswerAsync(one, together.GetValueOrDefault(one.Tile.Id), cancel))];
    }

    WrittenTile Write(Tile tile)
    {
        try
        {
            return new WrittenTile(tile, page.Query(tile), null);
        }
        catch (MixdownException problem)
        {
            // The boundary of a tile: the others go on.
            return new WrittenTile(tile, null, problem);
        }
    }

    async Task<TileAnswer> AnswerAsync(WrittenTile written, MergedTile? merged, CancellationToken cancel)
    {
        var (tile, query, problem) = written;
        if (problem is not null)
            return _problems.Of(tile, query, problem);
        if (query is null)
            return new TileAnswer(tile.Id) { Text = TileText.Of(tile) };
        try
        {
            return await AnswerAsync(tile, query, merged, cancel);
        }
        catch (MixdownException refused)
        {
            // As above.
            return _problems.Of(tile, query, refused);
        }
    }

    async Task<TileAnswer> AnswerAsync(Tile tile, TileQuery query, MergedTile? merged, CancellationToken cancel)
    {
        if (query.Live is { } table)
            return await LiveAsync(tile, query, await page.Host.Live.ReadAsync(page.Project, table, cancel), cancel);
        var newest = query.Freshness is { } freshness ? AskAsync(freshness, cancel) : null;
        var trend = TrendAsync(query, merged, cancel);
        var answer = merged is null ? await AskAsync(query, cancel) : await TogetherAsync(query, merged, cancel);
        var stale = _staleness.Of(query.Reads);
        return Shown(tile, query, answer) with
        {
            Trend = await trend,
            DataTo = newest is null ? null : Newest(await newest),
            Stale = stale?.Sentence,
            StaleRun = stale?.RunId,
            Version = page.Stamp(query.Reads),
        };
    }

    async Task<QueryAnswer> TogetherAsync(TileQuery query, MergedTile merged, CancellationToken cancel)
    {
        try
        {
            return merged.Part(await AskAsync(merged.Query, cancel));
        }
        catch (MixdownException)
        {
            // A boundary: one of those that ask together is wrong, and the others are answered all the same.
            return await AskAsync(query, cancel);
        }
    }

    async Task<TileTrend?> TrendAsync(TileQuery query, MergedTile? merged, CancellationToken cancel)
    {
        if (query.Trend is not { } trend)
            return null;
        var answer = merged is null ? await AskAsync(trend, cancel) : await TrendTogetherAsync(trend, merged, cancel);
        return new TileTrend(Columns(trend, answer), answer.Values, trend.Sql);
    }

    async Task<QueryAnswer> TrendTogetherAsync(TileQuery trend, MergedTile merged, CancellationToken cancel)
    {
        try
        {
            return merged.TrendPart(await AskAsync(merged.Query.Trend!, cancel));
        }
        catch (MixdownException)
        {
            // A boundary, as in TogetherAsync.
            return await AskAsync(trend, cancel);
        }
    }

    static IReadOnlyList<AnswerColumn> Columns(TileQuery query, QueryAnswer answer) =>
        [.. query.Columns.Select((column, at) => new AnswerColumn(column, ColumnTypes.Of(answer.Columns[at])))];

    async Task<TileAnswer> LiveAsync(Tile tile, TileQuery query, LiveReading live, CancellationToken cancel)
    {
        var answer = await desk.AskAsync(page.Question(query, live.Version), live.Open, cancel);
        return Shown(tile, query, answer) with { Stale = live.StandsIn, Version = live.Version };
    }

    TileAnswer Shown(Tile tile, TileQuery query, QueryAnswer answer) => new(tile.Id)
    {
        Columns = Columns(query, answer),
        Values = answer.Values,
        Total = answer.Total,
        NotFilteredBy = [.. query.NotFilteredBy.Select(page.LabelOf)],
        NotCompared = query.NotCompared,
        Asked = query.Asked,
        Sql = query.Sql,
        Newest = page.State.Newest.GetValueOrDefault(NewestTimes.NameOf(tile)),
        Text = tile.Kind == TileKind.Text ? TileText.Of(tile) : null,
        Milliseconds = answer.Milliseconds,
    };

    Task<QueryAnswer> AskAsync(TileQuery query, CancellationToken cancel) =>
        desk.AskAsync(page.Question(query, page.Stamp(query.Reads)), page.Host.Open, cancel);

    static string? Newest(QueryAnswer answer) => answer.Values is [[var value, ..], ..] ? Moment(value) : null;

    // A moment without a zone stays one: with a zone, each viewer's page would move it.
    static string? Moment(object? value) => value switch
    {
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        DateTime local => local.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => null,
    };
}
