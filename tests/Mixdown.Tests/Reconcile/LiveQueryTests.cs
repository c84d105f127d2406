using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;
using Mixdown.Project;
using Mixdown.Runs.Live;
using Mixdown.Runs.Owner;
using Mixdown.Runs.Queries;
using Mixdown.Runs.Running;
using Mixdown.Tests.LiveFeeds;

namespace Mixdown.Tests.Reconcile;

/// <summary>Live tables in a person's SQL: from the process that runs the streams, else from batch.</summary>
public sealed class LiveQueryTests : IDisposable
{
    const string Sql = "select level, listens from live.listens order by all";

    readonly TempFolder _folder = new();

    public LiveQueryTests()
    {
        _folder.Write("dbt_project.yml", "name: small\nversion: '1.0'\nprofile: small\n");
        _folder.Write("profiles.yml", "small:\n  target: dev\n  outputs:\n    dev: { type: duckdb, path: data/dev/warehouse.duckdb }\n");
        _folder.Write("models/fact_listen.sql", "select 1 as level\n");
    }

    [Fact]
    public async Task A_running_stream_answers()
    {
        using var socket = StreamSocket.Take(Folders, null)!;
        await using var lab = await new FeedLab().StartAsync(socket.Path);
        lab.Write(0, ("free", "CA", 3, 0.50m, 2), ("paid", "CA", 1, 9.99m, 1));
        socket.Announce("");

        using var query = await OpenAsync(Sql);

        Assert.Equal(["free 3", "paid 1"], Answer(query!, Sql));
        Assert.Empty(query!.Warnings);
    }

    [Fact]
    public async Task A_running_stream_answers_beside_the_warehouse()
    {
        const string Joined = "select f.name, listens from live.listens join fact_listen f using (level) order by all";
        Warehouse("create table fact_listen as select 'free' as level, 'Free of charge' as name");
        using var socket = StreamSocket.Take(Folders, null)!;
        await using var lab = await new FeedLab().StartAsync(socket.Path);
        lab.Write(0, ("free", "CA", 3, 0.50m, 2));
        socket.Announce("");

        using var query = await OpenAsync(Joined);

        Assert.Equal(["Free of charge 3"], Answer(query!, Joined));
    }

    [Fact]
    public async Task Live_tables_alone_do_not_wait_for_whoever_writes_the_warehouse()
    {
        _folder.Write("data/dev/warehouse.duckdb", "no database at all");
        using var socket = StreamSocket.Take(Folders, null)!;
        await using var lab = await new FeedLab().StartAsync(socket.Path);
        lab.Write(0, ("free", "CA", 3, 0.50m, 2));
        socket.Announce("");

        using var query = await OpenAsync(Sql);

        Assert.Equal(["free 3"], Answer(query!, Sql));
    }

    [Fact]
    public async Task Without_one_batch_answers_and_says_so()
    {
        Warehouse("create table fact_listen as select 'free' as level from range(7)");

        using var query = await OpenAsync(Sql);

        Assert.Equal(["free 7"], Answer(query!, Sql));
        var warning = Assert.Single(query!.Warnings);
        Assert.Equal(("MX4088", Severity.Warning), (warning.Code, warning.Severity));
        Assert.Contains("'fact_listen' as it was built last", warning.Message, StringComparison.Ordinal);
        Assert.Equal("Start 'mixdown stream run' for what is live.", warning.Hint);
    }

    [Fact]
    public async Task The_streams_of_another_target_are_pointed_at()
    {
        Warehouse("create table fact_listen as select 'free' as level");
        using var socket = StreamSocket.Take(new TargetFolders(_folder.Root, "prod"), null)!;
        await using var lab = await new FeedLab().StartAsync(socket.Path);
        socket.Announce("");

        using var query = await OpenAsync(Sql);

        Assert.Contains("--target prod", query!.Warnings[0].Hint!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_that_is_not_built_is_named()
    {
        Warehouse("create table other as select 1 as x");

        var problem = await Assert.ThrowsAsync<MixdownException>(() => OpenAsync(Sql));

        Assert.Equal("MX4086", problem.Diagnostics[0].Code);
        Assert.Equal("Run 'mixdown build --select +fact_listen' first.", problem.Diagnostics[0].Hint);
    }

    [Fact]
    public async Task An_unknown_name_is_guessed()
    {
        var problem = await Assert.ThrowsAsync<MixdownException>(() => OpenAsync("select *\nfrom live.listen"));

        Assert.Equal(
            """
            <sql>:2:6: error MX4085: There is no live table 'listen'
              1 | select *
              2 | from live.listen
                |      ^^^^
              hint: Did you mean 'listens'?
            """, problem.Diagnostics[0].ToString());
    }

    [Fact]
    public async Task Sql_without_live_tables_is_for_others() => Assert.Null(await OpenAsync("select 1 as live"));

    [Fact]
    public void Words_choose_live_tables_by_name_or_by_stream()
    {
        LiveTwin[] all = [Twin];

        Assert.Equal([Twin], LiveTwins.Choose(all, []));
        Assert.Equal([Twin], LiveTwins.Choose(all, ["listening"]));
        Assert.Equal([Twin], LiveTwins.Choose(all, ["listens"]));
        var problem = Assert.Throws<MixdownException>(() => LiveTwins.Choose(all, ["listenin"]));
        Assert.Equal(("MX4085", "Did you mean 'listening'?"), (problem.Diagnostics[0].Code, problem.Diagnostics[0].Hint));
    }

    public void Dispose() => _folder.Dispose();

    TargetFolders Folders => new(_folder.Root, "dev");

    static LiveTwin Twin { get; } = new(
        FeedLab.Definition, "model.small.fact_listen", "fact_listen",
        "select timestamptz '2026-03-01 12:00:00+00' as window_start, level, count(*) as listens from main.fact_listen group by all");

    Task<LiveQuery?> OpenAsync(string sql) => LiveQuery.TryOpenAsync(
        new RunHost(TimeProvider.System, Guid.CreateVersion7, []),
        new RunRequest { Command = "query", ProjectDir = _folder.Root, Environment = new Dictionary<string, string>() },
        sql, _ => [Twin], CancellationToken.None);

    static IEnumerable<string> Answer(IProjectQuery query, string sql) =>
        query.Answer(sql, 100, CancellationToken.None).Rows.Select(row => string.Join(' ', row));

    void Warehouse(string sql)
    {
        Directory.CreateDirectory(Path.Combine(_folder.Root, "data/dev"));
        using var engine = DuckDbEngine.Open(new DuckDbEngineOptions { File = Path.Combine(_folder.Root, "data/dev/warehouse.duckdb") });
        using var session = engine.OpenSession();
        session.Execute(sql, CancellationToken.None);
    }
}
