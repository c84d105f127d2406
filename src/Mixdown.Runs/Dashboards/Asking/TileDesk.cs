using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Runs.Dashboards.Freshness;

namespace Mixdown.Runs.Dashboards.Asking;

/// <summary>Answers the tiles of one dashboard under one state.</summary>
/// <param name="desk">Where the questions go.</param>
/// <param name="page">What is asked of, and under what.</param>
sealed class TileDesk(QueryDesk desk, AskedPage page)
{
    readonly TileProblems _problems = new(page.Project.Secrets);
    readonly Staleness _staleness = new(page.Project.Graph, page.Runs, page.Host.Versions);

    /// <summary>The answer of a tile. What is wrong with the tile is in it; only what is wrong with us is thrown.</summary>
    public async Task<TileAnswer> AnswerAsync(Tile tile, CancellationToken cancel)
    {
        TileQuery? query = null;
        try
        {
            query = page.Write(page.Dashboard, tile, page.State);
            return await AnswerAsync(tile, query, cancel);
        }
        catch (MixdownException problem)
        {
            // The boundary of a tile: the others go on.
            return _problems.Of(tile, query, problem);
        }
    }

    async Task<TileAnswer> AnswerAsync(Tile tile, TileQuery query, CancellationToken cancel)
    {
        var newest = new DataEnd(desk, page).OfAsync(tile, cancel);
        var question = page.Question(query);
        var answer = await desk.AskAsync(question, page.Host.Open, cancel);
        var stale = _staleness.Of(query.Reads);
        return new TileAnswer(tile.Id)
        {
            Columns = [.. query.Columns.Select((column, at) => new AnswerColumn(column, ColumnTypes.Of(answer.Columns[at])))],
            Values = answer.Values,
            Total = answer.Total,
            DataTo = await newest,
            Stale = stale?.Sentence,
            StaleRun = stale?.RunId,
            NotFilteredBy = [.. query.NotFilteredBy.Select(page.LabelOf)],
            Sql = query.Sql,
            Version = question.Versions,
            Milliseconds = answer.Milliseconds,
        };
    }
}
