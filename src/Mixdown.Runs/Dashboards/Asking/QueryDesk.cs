using System.Globalization;
using Mixdown.Engines;
using Mixdown.Runs.Dashboards.Caching;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Dashboards.Asking;

/// <summary>Where all questions of dashboards go: answers that are kept are given at once, equal ones are asked once, and no more are
/// under way than there is place for. Safe for any thread.</summary>
/// <param name="options">What bounds it.</param>
/// <param name="clock">Measures the engine.</param>
sealed class QueryDesk(DashboardOptions options, TimeProvider clock) : IAsyncDisposable
{
    readonly AnswerCache _kept = new(options.CacheBytes);
    readonly SharedWork<QueryAnswer> _underWay = new();
    readonly SemaphoreSlim _places = new(options.AtOnce);
    readonly TimeLimit _limit = new(options.TimeLimit, clock);

    /// <summary>The answer.</summary>
    /// <param name="asked">The question.</param>
    /// <param name="open">Opens a session of what is asked.</param>
    /// <param name="cancel">Ends the wait, and the query when nobody else waits for it.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX4101: it took too long; the engine refuses it.</exception>
    public async Task<QueryAnswer> AskAsync(AskedQuery asked, Func<IEngineSession> open, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return _kept.Find(asked.Key) ?? await _underWay.GetAsync(asked.Key, stop => AnswerAsync(asked, open, stop), cancel);
    }

    /// <summary>Waits for the queries that are under way: who asked for them has gone, which stops them.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var place = 0; place < options.AtOnce; place++)
            await _places.WaitAsync(CancellationToken.None);
        _places.Dispose();
    }

    async Task<QueryAnswer> AnswerAsync(AskedQuery asked, Func<IEngineSession> open, CancellationToken cancel)
    {
        await _places.WaitAsync(cancel);
        try
        {
            // It may have been answered while this one waited for its place.
            if (_kept.Find(asked.Key) is { } kept)
                return kept;
            var answer = await OwnThread.RunAsync(() => _limit.Run(stop => Answer(asked, open, stop), cancel));
            _kept.Keep(asked.Key, answer);
            return answer;
        }
        finally
        {
            _places.Release();
        }
    }

    QueryAnswer Answer(AskedQuery asked, Func<IEngineSession> open, CancellationToken cancel)
    {
        using var session = open();
        var began = clock.GetTimestamp();
        var table = session.QueryAtMost(asked.Sql, asked.Values, asked.Rows + 1L, cancel);
        var answer = QueryAnswer.Of(table, asked.Rows, clock.GetElapsedTime(began).TotalMilliseconds);
        // Fewer rows than there is place for are all of them; as many are all of them where nothing limits the question itself.
        if (table.Rows.Count < asked.Rows || (table.Rows.Count == asked.Rows && asked.CountSql is null))
            return answer;
        var all = Count(session, asked, cancel);
        return all > asked.Rows ? answer with { Total = all } : answer;
    }

    static long Count(IEngineSession session, AskedQuery asked, CancellationToken cancel) => Convert.ToInt64(
        session.QueryAtMost(asked.CountSql ?? $"select count(*) from (\n{asked.Sql}\n) as answer", asked.Values, 1, cancel).Rows[0][0], CultureInfo.InvariantCulture);
}
