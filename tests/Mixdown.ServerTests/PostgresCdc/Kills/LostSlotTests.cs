using Mixdown.Testing.Postgres;
using Mixdown.Tests.Load;

namespace Mixdown.ServerTests.PostgresCdc.Kills;

/// <summary>Servers that no changes can be read from any more, or never could.</summary>
public sealed class LostSlotTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    readonly LoadLab _lab = new(parquet);

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task A_slot_whose_log_the_server_has_thrown_away_is_made_anew_when_all_is_read_anew()
    {
        using var server = new CrashingServer("-c max_slot_wal_keep_size=1MB -c max_wal_size=32MB -c min_wal_size=32MB");
        server.Run("create table t (id int primary key); insert into t values (1)");
        Follow(server);
        await _lab.LoadAsync();
        for (var file = 0; file < 4; file++)
            server.Run($"insert into t values ({10 + file}); select pg_switch_wal()");
        server.Run("checkpoint");

        Assert.Contains("MX2285", await _lab.FailureAsync(), StringComparison.Ordinal);

        _lab.IsFullRefresh = true;
        await _lab.LoadAsync();
        _lab.IsFullRefresh = false;
        server.Run("insert into t values (2)");
        await _lab.LoadAsync();
        Assert.Empty(_lab.Last!.Errors);
        Assert.Equal(["6"], await _lab.QueryAsync("select count(*) from bronze.t"));
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task A_server_whose_log_does_not_tell_changes_is_refused_and_can_still_be_read_once()
    {
        using var server = new CrashingServer("-c wal_level=replica");
        server.Run("create table t (id int primary key); insert into t values (1)");
        Follow(server);

        var refused = await Assert.ThrowsAsync<Mixdown.Data.Diagnostics.MixdownException>(() => _lab.LoadAsync());
        Assert.Contains("MX2281", refused.Diagnostics[0].ToString(), StringComparison.Ordinal);

        Follow(server, ("snapshot", "only"));
        await _lab.LoadAsync();
        Assert.Equal(["1"], await _lab.QueryAsync("select id from bronze.t"));
    }

    public static bool HasServer => PostgresServer.IsThere;

    public void Dispose() => _lab.Dispose();

    void Follow(CrashingServer server, params (string Key, object Value)[] more) =>
        _lab.Settings = LoadLab.Map([("type", "postgres_cdc"), ("connection", server.Connection), .. more]);
}
