using Mixdown.Runs.Analysis;

namespace Mixdown.Tests.Runs;

public sealed class SharedWorkTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_who_ask_wait_for_one_and_the_same_work()
    {
        var (begun, go) = (0, new TaskCompletionSource<string>());
        var work = new SharedWork<string>(() =>
        {
            Interlocked.Increment(ref begun);
            return go.Task;
        });

        var both = Task.WhenAll(work.ResultAsync(Cancel), work.ResultAsync(Cancel));
        Assert.Null(work.Done);
        go.SetResult("found");

        Assert.Equal(["found", "found"], await both);
        Assert.Equal("found", work.Done);
        Assert.Equal(1, begun);
    }

    [Fact]
    public async Task Who_goes_away_does_not_end_it_for_the_others()
    {
        var go = new TaskCompletionSource<string>();
        var work = new SharedWork<string>(() => go.Task);
        using var gone = new CancellationTokenSource();

        var left = work.ResultAsync(gone.Token);
        var stays = work.ResultAsync(Cancel);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        go.SetResult("found");

        Assert.Equal("found", await stays);
    }

    [Fact]
    public async Task Work_that_failed_is_begun_again_by_who_asks_next()
    {
        var begun = 0;
        var work = new SharedWork<string>(() => ++begun == 1 ? Task.FromException<string>(new IOException("away")) : Task.FromResult("found"));

        await Assert.ThrowsAsync<IOException>(() => work.ResultAsync(Cancel));

        Assert.Equal("found", await work.ResultAsync(Cancel));
    }
}
