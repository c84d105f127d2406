using Mixdown.Engines;
using Mixdown.Runs.Dashboards.Caching;

namespace Mixdown.Tests.Dashboards.Answers;

public sealed class AnswerCacheTests
{
    [Fact]
    public void What_was_not_asked_for_the_longest_makes_room()
    {
        var one = Answer(rows: 100);
        var cache = new AnswerCache((one.Bytes * 2) + 100);

        cache.Keep("a", one);
        cache.Keep("b", Answer(rows: 100));
        cache.Find("a");
        cache.Keep("c", Answer(rows: 100));

        Assert.Same(one, cache.Find("a"));
        Assert.Null(cache.Find("b"));
        Assert.NotNull(cache.Find("c"));
        Assert.True(cache.Bytes <= (one.Bytes * 2) + 100);
    }

    [Fact]
    public void What_is_larger_than_all_of_the_place_is_not_kept_and_moves_nothing_out()
    {
        var cache = new AnswerCache(20_000);

        cache.Keep("small", Answer(rows: 10));
        cache.Keep("large", Answer(rows: 10_000));

        Assert.NotNull(cache.Find("small"));
        Assert.Null(cache.Find("large"));
    }

    [Fact]
    public void Keys_differ_by_sql_values_their_types_rows_and_versions()
    {
        string[] keys =
        [
            AnswerKey.Of("select $1", ["1"], 10, "v"), AnswerKey.Of("select $1", [1L], 10, "v"), AnswerKey.Of("select $1", [1m], 10, "v"),
            AnswerKey.Of("select $1", [true], 10, "v"), AnswerKey.Of("select $1", [null], 10, "v"), AnswerKey.Of("select $1", ["1", "1"], 10, "v"),
            AnswerKey.Of("select $1", ["1;t1:1"], 10, "v"), AnswerKey.Of("select $1", ["1"], 11, "v"), AnswerKey.Of("select $1", ["1"], 10, "w"),
            AnswerKey.Of("select  $1", ["1"], 10, "v"), AnswerKey.Of("select $1", [new DateOnly(2025, 1, 1)], 10, "v"), AnswerKey.Of("select $1", [new DateTime(2025, 1, 1)], 10, "v"),
        ];

        Assert.Equal(keys.Length, keys.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(keys[0], AnswerKey.Of("select $1", ["1"], 10, "v"));
    }

    [Fact]
    public async Task Those_who_ask_the_same_at_one_moment_wait_for_one_answer()
    {
        var (work, begun, go) = (new SharedWork<int>(), 0, new TaskCompletionSource());
        Task<int> Ask() => work.GetAsync("same", async _ =>
        {
            Interlocked.Increment(ref begun);
            await go.Task;
            return 42;
        }, TestContext.Current.CancellationToken);

        Task<int>[] asked = [Ask(), Ask(), Ask()];
        go.SetResult();

        var answers = await Task.WhenAll(asked);

        Assert.Equal([42, 42, 42], answers);
        Assert.Equal(1, begun);
    }

    [Fact]
    public async Task Work_ends_when_nobody_waits_for_it_any_more_and_not_before()
    {
        var (work, ended) = (new SharedWork<int>(), new TaskCompletionSource());
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        Task<int> Ask(CancellationToken cancel) => work.GetAsync("same", async stop =>
        {
            stop.Register(ended.SetResult);
            await Task.Delay(Timeout.Infinite, stop);
            return 0;
        }, cancel);

        var (one, two) = (Ask(first.Token), Ask(second.Token));
        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        Assert.False(ended.Task.IsCompleted);
        await second.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => two);
        await ended.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_failure_reaches_all_who_wait_and_the_next_one_begins_anew()
    {
        var work = new SharedWork<int>();
        var cancel = TestContext.Current.CancellationToken;

        await Assert.ThrowsAsync<InvalidOperationException>(() => work.GetAsync("same", _ => throw new InvalidOperationException(), cancel));

        Assert.Equal(1, await work.GetAsync("same", _ => Task.FromResult(1), cancel));
    }

    static QueryAnswer Answer(int rows) => QueryAnswer.Of(
        new ResultTable([new ResultColumn("n", "BIGINT")], [.. Enumerable.Range(0, rows).Select(n => new object?[] { (long)n })]), rows, 1);
}
