using Mixdown.Testing.Postgres;
using Mixdown.Tests.Load;

namespace Mixdown.ServerTests.Sources.Postgres;

/// <summary>The server dies while it is read.</summary>
public sealed class KilledSourceTests(LoadParquet parquet) : IClassFixture<LoadParquet>
{
    const string Rows = "1000|500500|32000";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_a_server_that_is_killed_is_published_and_the_next_run_is_whole()
    {
        Assert.SkipUnless(PostgresServer.IsThere, PostgresServer.Missing);
        using var server = new CrashingServer();
        server.Run("""
            create table t as select n as id, md5(n::text) as body from generate_series(1, 1000) n;
            create view slow as select id, body || pg_sleep(0.05)::text as body from t
            """);
        using var lab = new LoadLab(parquet) { Settings = LoadLab.Map(("type", "postgres"), ("connection", server.Connection), ("tables", LoadLab.Map(("slow", LoadLab.Map())))) };
        var load = lab.FailureAsync();
        await UntilReadAsync(server, load);

        await server.KillAsync(Cancel);

        Assert.Contains("MX2242: the connection broke while reading public.slow", await load, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(lab.SourceFolder, "..", "lake", "bronze")));
        server.Start();
        server.Run("create or replace view slow as select id, body from t");
        await lab.LoadAsync();
        Assert.Equal([Rows], await lab.QueryAsync("select count(*), sum(id), sum(length(body)) from bronze.slow"));
    }

    static async Task UntilReadAsync(CrashingServer server, Task load)
    {
        while (server.Query("""select 1 from pg_stat_activity where query like 'copy (select%"slow"%' and state = 'active' and pid <> pg_backend_pid()""").Count == 0)
        {
            Assert.False(load.IsCompleted, "the load ended before");
            await Task.Delay(20, Cancel);
        }
    }
}
