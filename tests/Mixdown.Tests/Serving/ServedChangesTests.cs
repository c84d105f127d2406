using Mixdown.Runs.Events;
using Mixdown.Runs.Serving.Changes;

namespace Mixdown.Tests.Serving;

public sealed class ServedChangesTests
{
    static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_listener_that_is_slow_is_not_waited_for_and_hears_what_belongs_together_at_once()
    {
        var changes = new ServedChanges();
        var heard = new List<ServedChange>();
        var begun = new TaskCompletionSource();
        using var free = new ManualResetEventSlim();
        using var listening = changes.Listen(change =>
        {
            heard.Add(change);
            if (heard.Count > 1)
                return;
            begun.SetResult();
            free.Wait(TestContext.Current.CancellationToken);
        });
        changes.Send(new StreamsChanged());
        await begun.Task;

        changes.Send(new DashboardChanged("sales"));
        changes.Send(Published("model.a"));
        changes.Send(new DashboardChanged("sales"));
        changes.Send(Published("model.b"));
        changes.Send(new RunHappened("1", Progress("sale", 10)));
        changes.Send(new RunHappened("1", Progress("item", 11)));
        changes.Send(new RunHappened("1", Progress("sale", 20)));
        free.Set();

        while (heard.Count < 5)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.Equal(new DashboardChanged("sales"), heard[1]);
        Assert.Equal(["model.a", "model.b"], ((ModelsPublished)heard[2]).Ids.Order(StringComparer.Ordinal));
        Assert.Equal([("sale", 20), ("item", 11)], heard.Skip(3).Select(change => (TableProgress)((RunHappened)change).Event).Select(one => (one.Table, one.Rows)));
    }

    [Fact]
    public async Task Who_misses_more_than_is_kept_is_told_so()
    {
        var changes = new ServedChanges();
        var heard = new List<ServedChange>();
        var begun = new TaskCompletionSource();
        using var free = new ManualResetEventSlim();
        using var listening = changes.Listen(change =>
        {
            heard.Add(change);
            begun.TrySetResult();
            free.Wait(TestContext.Current.CancellationToken);
        });
        changes.Send(new StreamsChanged());
        await begun.Task;
        for (var n = 0; n < 1001; n++)
            changes.Send(new DashboardChanged($"d{n}"));
        free.Set();

        while (heard.Count < 3)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.Equal([new StreamsChanged(), new ChangesMissed(), new DashboardChanged("d1000")], heard);
    }

    [Fact]
    public void Nobody_hears_after_the_end()
    {
        var changes = new ServedChanges();
        changes.Listen(_ => Assert.Fail("heard")).Dispose();

        changes.Send(new StreamsChanged());
    }

    static ModelsPublished Published(string id) => new(new HashSet<string> { id }, Now);

    static TableProgress Progress(string table, long rows) => new(Now, "shop", table, rows, 0, 0);
}
