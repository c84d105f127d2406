using System.Globalization;
using Mixdown.Engines.DuckDb;
using Mixdown.Testing.Streams;

namespace Mixdown.Tests.Reconcile;

/// <summary>Events through the real program: live and batch agree, and where they do not, it is found.</summary>
public sealed class ReconcileTests : IDisposable
{
    readonly StreamedSmallProject _project = new();

    /// <summary>120 events, one a second: two minutes, of which the first is closed by the second. Of each 40 are free
    /// and 20 are paid. Then one more comes for the first minute.</summary>
    [Fact]
    public async Task Live_and_batch_agree_and_what_differs_is_found_and_kept()
    {
        using (var streams = await _project.StreamAsync())
        {
            await SendAsync(Enumerable.Range(0, 120));
            await _project.CommittedAsync(120);

            Assert.Contains("2026-03-01 12:00:00+00,free,40", await _project.AnswerAsync("select cast(window_start at time zone 'UTC' as varchar) || '+00', level, listens from live.listens_per_minute order by all"), StringComparison.Ordinal);
            (await RunAsync("build")).Expect(0);
            Assert.Contains("1 window   2 rows   2026-03-01 12:00 to 2026-03-01 12:01", (await RunAsync("reconcile")).Expect(0).Output, StringComparison.Ordinal);

            await SendAsync([120_000], second: 30);
            await _project.CommittedAsync(121);
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

    public void Dispose() => _project.Dispose();

    Task<MixdownProcess.Ended> RunAsync(params IEnumerable<string> arguments) => _project.RunAsync(arguments);

    async Task SendAsync(IEnumerable<int> ids, int? second = null)
    {
        var noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var lines = ids.Select(id => string.Create(CultureInfo.InvariantCulture,
            $$"""{"id":{{id}},"ts":{{noon.AddSeconds(second ?? id).ToUnixTimeMilliseconds()}},"level":"{{(id % 3 == 0 && second is null ? "paid" : "free")}}","price":{{id % 7}}.25}"""));
        await _project.SendAsync(lines);
    }

    void Plant(string sql)
    {
        using var engine = DuckDbEngine.Open(new DuckDbEngineOptions { File = Path.Combine(_project.Root, "data/dev/warehouse.duckdb") });
        using var session = engine.OpenSession();
        session.Execute(sql, CancellationToken.None);
    }
}
