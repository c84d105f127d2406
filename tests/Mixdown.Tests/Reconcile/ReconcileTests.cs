using System.Globalization;
using System.Text;
using Mixdown.Engines.DuckDb;
using Mixdown.Runs.Live;
using Mixdown.Runs.Owner;

namespace Mixdown.Tests.Reconcile;

/// <summary>Events through the real program: live and batch agree, and where they do not, it is found.</summary>
public sealed class ReconcileTests : IDisposable
{
    static readonly Dictionary<string, string> NoVariables = [];

    readonly TempFolder _folder = new();

    public ReconcileTests()
    {
        _folder.Write("dbt_project.yml", "name: small\nversion: '1.0'\nprofile: small\nmodels:\n  small:\n    +materialized: table\n");
        _folder.Write("profiles.yml", "small:\n  target: dev\n  outputs:\n    dev: { type: duckdb, path: data/dev/warehouse.duckdb, threads: 2 }\n");
        _folder.Write("mixdown.yml",
            """
            streams:
              listening:
                schema: bronze
                type: collector
                topics:
                  listen_events: { event_time: { column: ts, unit: ms }, dedupe_by: [id] }
                commit: { every: 1s }
            live:
              listens_per_minute:
                metrics: [listens, paid]
                source: listening.listen_events
                by: [level]
                watermark: 0s
            serve: { port: 0 }
            """);
        _folder.Write("models/fact_listen.sql",
            "select distinct on (id) id as listen_id, _mx_event_time as heard_at, level, cast(price as decimal(18,2)) as price\n"
            + "from {{ source('listening', 'listen_events') }} order by id, _mx_offset\n");
        _folder.Write("models/schema.yml",
            """
            sources:
              - name: listening
                schema: bronze
                tables: [{ name: listen_events }]
            models:
              - name: fact_listen
                semantic_model: true
                agg_time_dimension: heard_at
                columns:
                  - { name: listen_id, entity: { type: primary, name: listen } }
                  - { name: heard_at, granularity: second, dimension: { type: time } }
                  - { name: level, dimension: { type: categorical } }
                metrics:
                  - { name: listens, type: simple, agg: count, expr: level }
                  - { name: paid, type: simple, agg: sum, expr: price }
            """);
    }

    /// <summary>120 events, one a second: two minutes, of which the first is closed by the second. Of each 40 are free
    /// and 20 are paid. Then one more comes for the first minute.</summary>
    [Fact]
    public async Task Live_and_batch_agree_and_what_differs_is_found_and_kept()
    {
        using (var streams = MixdownProcess.Start(_folder.Root, NoVariables, "stream", "run"))
        {
            await streams.UntilAsync(() => StreamNote.Read(Folders) is not null);
            await SendAsync(Enumerable.Range(0, 120));
            await CommittedAsync(120);

            Assert.Contains("2026-03-01 12:00:00+00,free,40", await AnswerAsync("select cast(window_start at time zone 'UTC' as varchar) || '+00', level, listens from live.listens_per_minute order by all"), StringComparison.Ordinal);
            (await RunAsync("build")).Expect(0);
            Assert.Contains("1 window   2 rows   2026-03-01 12:00 to 2026-03-01 12:01", (await RunAsync("reconcile")).Expect(0).Output, StringComparison.Ordinal);

            await SendAsync([120_000], second: 30);
            await CommittedAsync(121);
            var late = await RunAsync("reconcile", "listening");
            Assert.Contains("level=free  listens  41", late.Expect(1).Output, StringComparison.Ordinal);
            Assert.Contains("1 event came after the last build", late.Output, StringComparison.Ordinal);
            streams.Interrupt();
            await streams.EndAsync();
        }

        (await RunAsync("build")).Expect(0);
        Assert.Contains("live values made anew from the lake", (await RunAsync("reconcile")).Expect(0).Output, StringComparison.Ordinal);
        Plant("update main.fact_listen set price = price + 0.01 where listen_id = 7");
        var planted = (await RunAsync("reconcile", "--json")).Expect(1).Output;
        Assert.Contains("\"dimensions\":\"level=free\",\"metric\":\"paid\"", planted, StringComparison.Ordinal);
        Assert.Contains("\"differences\":1", planted, StringComparison.Ordinal);

        var history = (await RunAsync("reconcile", "--history", "--json")).Expect(0).Output.TrimEnd().Split('\n');
        Assert.Equal(["fail", "pass", "fail", "pass"], history.Select(line => line.Contains("\"fail\"", StringComparison.Ordinal) ? "fail" : "pass"));
    }

    [Fact]
    public async Task A_fact_that_is_not_built_is_said_with_the_command_that_builds_it()
    {
        var refused = await RunAsync("reconcile");

        Assert.Contains("MX4086", refused.Expect(1).Output, StringComparison.Ordinal);
        Assert.Contains("mixdown build --select +fact_listen", refused.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    TargetFolders Folders => new(_folder.Root, "dev");

    Task<MixdownProcess.Ended> RunAsync(params IEnumerable<string> arguments) => MixdownProcess.RunAsync(_folder.Root, NoVariables, arguments);

    async Task<string> AnswerAsync(string sql) => (await RunAsync("query", sql, "--format", "csv")).Expect(0).Output;

    async Task SendAsync(IEnumerable<int> ids, int? second = null)
    {
        var noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var lines = ids.Select(id => string.Create(CultureInfo.InvariantCulture,
            $$"""{"id":{{id}},"ts":{{noon.AddSeconds(second ?? id).ToUnixTimeMilliseconds()}},"level":"{{(id % 3 == 0 && second is null ? "paid" : "free")}}","price":{{id % 7}}.25}"""));
        using var client = await StreamClient.FindAsync(Folders, CancellationToken.None);
        await client!.SendAsync("/v1/events/listen_events", Encoding.UTF8.GetBytes(string.Join('\n', lines)), CancellationToken.None);
    }

    async Task CommittedAsync(int events)
    {
        using var client = await StreamClient.FindAsync(Folders, CancellationToken.None);
        while (!(await client!.TextAsync("/v1/status", CancellationToken.None)).Contains($"\"committed\":{events},\"committed_at\"", StringComparison.Ordinal))
            await Task.Delay(50, TestContext.Current.CancellationToken);
    }

    void Plant(string sql)
    {
        using var engine = DuckDbEngine.Open(new DuckDbEngineOptions { File = Path.Combine(_folder.Root, "data/dev/warehouse.duckdb") });
        using var session = engine.OpenSession();
        session.Execute(sql, CancellationToken.None);
    }
}
