using Mixdown.Runs.Events;
using Mixdown.Runs.History;
using Mixdown.Runs.History.Story;
using Mixdown.Runs.State;

namespace Mixdown.Tests.Runs.History;

public sealed class RunBookTests : IDisposable
{
    readonly HistoryLab _lab = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_build_is_kept_with_the_times_rows_SQL_and_problems_of_its_nodes()
    {
        await _lab.LoadAsync();
        _lab.Expect(minimum: 100);
        await _lab.BuildAsync();

        using var store = new RunStore(_lab.State);
        var book = new RunBook(store);
        var page = book.List(new RunFilter(), Cancel);
        var run = book.Find(page.Runs[0].Id, Cancel)!;

        Assert.Equal(["build Error", "load Warn"], page.Runs.Select(one => $"{one.Command} {one.State}"));
        Assert.Equal(["orders success 3", "totals error ", "later skipped "], run.Nodes.Select(node => $"{node.Name} {node.Status} {node.Rows}"));
        Assert.Equal(["pass", "fail"], run.Checks.Where(check => check.Status != "skipped").Select(check => check.Status));
        Assert.Equal((3, 1, 1, 1), (run.Summary.Counts.Nodes, run.Summary.Counts.NodesFailed, run.Summary.Counts.NodesSkipped, run.Summary.Counts.ChecksFailed));
        Assert.StartsWith("enough: Got 1 result", run.Summary.Problem);
        var problem = Assert.Single(run.Problems, one => one.Code == "MX1503");
        Assert.Equal("tests/enough.sql", problem.File);
        Assert.Equal(["model.small.orders", "model.small.totals"], run.CriticalPath);
        Assert.Equal(["model.small.orders"], run.Nodes[1].DependsOn);
        Assert.All(run.Nodes.Take(2), node => Assert.True(node.StartedAt >= run.Summary.StartedAt));
    }

    [Fact]
    public async Task A_load_is_kept_with_its_rows_and_what_it_rejected()
    {
        await _lab.LoadAsync();

        using var store = new RunStore(_lab.State);
        var book = new RunBook(store);
        var run = book.Find(book.List(new RunFilter { Command = "load" }, Cancel).Runs[0].Id, Cancel)!;

        var load = Assert.Single(run.Loads);
        Assert.Equal(("shop", "orders", "warn", 4L, 3L, 1L, 1), (load.Load, load.Table, load.Status, load.Counts.Read, load.Counts.Loaded, load.Counts.Rejected, load.Files));
        Assert.Equal((3L, 1L), (run.Summary.Counts.RowsLoaded, run.Summary.Counts.RowsRejected));
        Assert.Contains("shop.orders: 4 read = 3 loaded + 1 rejected + 0 duplicate", Assert.Single(run.Log, line => line.Text.StartsWith("shop.orders", StringComparison.Ordinal)).Text);
    }

    [Fact]
    public async Task A_node_shows_its_SQL_beside_that_of_the_run_before()
    {
        await _lab.LoadAsync();
        await _lab.BuildAsync();
        _lab.Folder.Write("models/gold/totals.sql", "select count(*) as orders, 2 * sum(amount) as amount from {{ ref('orders') }}\n");
        await _lab.BuildAsync();

        using var store = new RunStore(_lab.State);
        var book = new RunBook(store);
        var runs = book.List(new RunFilter { Node = "totals" }, Cancel).Runs;
        var node = book.FindNode(runs[0].Id, "model.small.totals", Cancel)!;

        Assert.Equal(2, runs.Count);
        Assert.Contains("2 * sum(amount)", node.Sql);
        Assert.DoesNotContain("2 * sum(amount)", node.PreviousSql);
        Assert.Equal(runs[1].Id, node.PreviousRun);
        Assert.Equal(["success 1", "success 1"], node.Outcomes.Select(one => $"{one.Status} {one.Rows}"));
    }

    [Fact]
    public async Task Runs_come_in_pages_and_by_what_is_asked_of_them()
    {
        await _lab.LoadAsync();
        for (var i = 0; i < 3; i++)
            await _lab.BuildAsync();

        using var store = new RunStore(_lab.State);
        var book = new RunBook(store);
        var first = book.List(new RunFilter { Limit = 3 }, Cancel);
        var rest = book.List(new RunFilter { Limit = 3, Before = first.Next }, Cancel);

        Assert.Equal(["build", "build", "build"], first.Runs.Select(run => run.Command));
        Assert.Equal(["load"], rest.Runs.Select(run => run.Command));
        Assert.Null(rest.Next);
        Assert.Equal(["build", "load"], rest.Commands);
        Assert.Empty(book.List(new RunFilter { State = RunState.Error }, Cancel).Runs);
        Assert.Equal(4, book.List(new RunFilter { Node = "orders" }, Cancel).Runs.Count);
        Assert.Empty(book.List(new RunFilter { Before = "../../etc/passwd" }, Cancel).Runs);
    }

    [Fact]
    public void A_run_whose_process_died_shows_how_far_it_came()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_lab.State)!);
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        using (var dying = new RunStore(_lab.State))
        {
            var recorder = new RunRecorder(dying, problem => Assert.Fail(problem.Message));
            recorder.On(new RunStarted(at, "r1", "build", "small", "dev", "duckdb"));
            recorder.On(Finished(at.AddSeconds(0.5), "a"));
            recorder.On(Finished(at.AddSeconds(2), "b"));
            recorder.On(Finished(at.AddSeconds(2.5), "c"));
        }

        using var store = new RunStore(_lab.State);
        var run = new RunBook(store).Find("r1", Cancel)!;

        Assert.Equal(RunState.Crashed, run.Summary.State);
        Assert.Equal(["a", "b"], run.Nodes.Select(node => node.Name));
        Assert.Equal(2, run.Summary.Counts.Nodes);
        Assert.Null(run.Summary.Seconds);
    }

    [Fact]
    public async Task A_run_under_way_is_told_to_who_comes_late_and_then_as_it_goes_on()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_lab.State)!);
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        using var store = new RunStore(_lab.State);
        var recorder = new RunRecorder(store, problem => Assert.Fail(problem.Message));
        recorder.On(new RunStarted(at, "r1", "build", "small", "dev", "duckdb"));
        recorder.On(new NodeStarted(at, "model.small.a", "a") { Node = Node("a") });
        var book = new RunBook(store);

        var seen = book.Find("r1", Cancel)!;
        var waiting = book.ChangesAsync("r1", seen.Revision, TimeProvider.System, Cancel);
        recorder.On(Finished(at.AddSeconds(1), "a"));
        var next = (await waiting)!;
        var ending = book.ChangesAsync("r1", next.Revision, TimeProvider.System, Cancel);
        recorder.On(new RunFinished(at.AddSeconds(2), RunStatus.Success, TimeSpan.FromSeconds(2)));

        Assert.Equal((RunState.Running, "running"), (seen.Summary.State, Assert.Single(seen.Nodes).Status));
        Assert.Equal("success", Assert.Single(next.Nodes).Status);
        Assert.False(next.IsOver);
        Assert.True((await ending)!.IsOver);
        Assert.Null(await book.ChangesAsync("r1", 0, TimeProvider.System, Cancel));
        Assert.Equal(RunState.Success, book.Find("r1", Cancel)!.Summary.State);
    }

    [Fact]
    public async Task Nobody_waits_for_news_of_a_run_that_is_over()
    {
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var chronicle = new RunChronicle();
        chronicle.On(new RunStarted(at, "r1", "build", "small", "dev", "duckdb"));
        var begun = chronicle.Detail().Revision;
        Assert.False(chronicle.WaitAsync(begun, Cancel).IsCompleted);

        chronicle.On(new RunFinished(at.AddSeconds(2), RunStatus.Success, TimeSpan.FromSeconds(2)));

        await chronicle.WaitAsync(chronicle.Detail().Revision, Cancel);
        Assert.Null(chronicle.Since(chronicle.Detail().Revision));
    }

    [Fact]
    public void A_file_of_before_is_grown_and_keeps_its_runs()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_lab.State)!);
        using (var engine = Engines.DuckDb.DuckDbEngine.Open(new() { File = _lab.State }))
        using (var session = engine.OpenSession())
        {
            session.Execute(
                """
                create table runs (run_id text primary key, command text not null, started_at timestamptz not null, seconds double, status text not null);
                create table run_nodes (run_id text not null, unique_id text not null, status text not null, seconds double not null, message text not null);
                create table check_results (
                  run_id text not null, unique_id text not null, name text not null, checked_at timestamptz not null, status text not null,
                  failures bigint not null, seconds double not null, message text not null);
                insert into runs values ('old', 'build', '2026-01-01 00:00:00+00', 2.5, 'error');
                insert into run_nodes values ('old', 'model.small.a', 'success', 1, 'SELECT 1'), ('old', 'model.small.b', 'error', 1, 'no');
                insert into check_results values ('old', 'test.small.t.1', 't', '2026-01-01 00:00:01+00', 'fail', 3, 0.1, 'Got 3 results');
                """, Cancel);
        }

        using var store = new RunStore(_lab.State);
        var run = new RunBook(store).Find("old", Cancel)!;

        Assert.Equal((2, 1, 1), (run.Summary.Counts.Nodes, run.Summary.Counts.NodesFailed, run.Summary.Counts.ChecksFailed));
        Assert.Equal(["model a", "model b"], run.Nodes.Select(node => $"{node.Kind} {node.Name}"));
        Assert.Equal(1.0, store.LastSeconds(Cancel)["model.small.a"]);
    }

    [Fact]
    public void A_file_of_a_newer_program_is_left_alone()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_lab.State)!);
        using (var engine = Engines.DuckDb.DuckDbEngine.Open(new() { File = _lab.State }))
        using (var session = engine.OpenSession())
            session.Execute("create table store_version (version integer not null); insert into store_version values (99)", Cancel);

        var problem = Assert.Throws<Data.Diagnostics.MixdownException>(() => new RunStore(_lab.State));

        Assert.Equal("MX4140", problem.Diagnostics[0].Code);
    }

    public void Dispose() => _lab.Dispose();

    static NodeFinished Finished(DateTimeOffset at, string name) =>
        new(at, $"model.small.{name}", name, "models", "success", "SELECT 1", TimeSpan.FromSeconds(0.4)) { Node = Node(name), StartedAt = at.AddSeconds(-0.4), Sql = "select 1" };

    static RunNode Node(string name) => new($"model.small.{name}", name, "model", "table", $"{name}.sql", new(null, "main", name));
}
