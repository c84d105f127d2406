using System.Globalization;
using Mixdown.Data.Storage;
using Mixdown.Testing.Postgres;
using Mixdown.Tests.Load;

namespace Mixdown.ServerTests.PostgresCdc.Kills;

/// <summary>Tables that are followed while programs change them, and while loads and the server are killed again and again, end as
/// the tables are, and every change has come exactly once.</summary>
/// <remarks><c>MIXDOWN_CDC_KILLS</c> makes it longer (<c>./mx soak</c>: 30), <c>MIXDOWN_KILL_SEED</c> chooses the moments.</remarks>
public sealed class KilledCdcTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    readonly TempFolder _folder = new();
    readonly LoadLab _lab = new(parquet);

    static int Kills => Number("MIXDOWN_CDC_KILLS", 5);

    static int Seed => Number("MIXDOWN_KILL_SEED", 1);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task Every_change_comes_exactly_once_whatever_is_killed_when()
    {
        using var server = new CrashingServer();
        await using var changes = new RandomChanges(server, Seed);
        changes.Create();
        Write(server);
        (await LoadAsync()).Expect(0);
        changes.Start();
        var took = TimeProvider.System.GetTimestamp();
        (await LoadAsync()).Expect(0);
        var whole = TimeProvider.System.GetElapsedTime(took);

        var chance = new Random(Seed);
        for (var kill = 0; kill < Kills; kill++)
        {
            await KillAsync(server, whole * (1.2 * chance.NextDouble()), isServer: chance.Next(3) == 0);
            if (kill % 3 == 2)
                await AssertTogetherAsync();
        }
        await changes.StopAsync();
        (await LoadAsync()).Expect(0);

        await AssertSameAsync(server);
    }

    public static bool HasServer => PostgresServer.IsThere;

    public void Dispose()
    {
        _lab.Dispose();
        _folder.Dispose();
    }

    async Task KillAsync(CrashingServer server, TimeSpan after, bool isServer)
    {
        using var running = MixdownProcess.Start(_folder.Root, NoVariables, "load");
        if (!isServer)
        {
            await running.KillAfterAsync(after);
            return;
        }
        await Task.Delay(after, Cancel);
        server.Crash();
        server.Start();
        // It ends by itself: done, or with an error that says that trying again may help.
        await running.EndAsync();
    }

    void Write(CrashingServer server)
    {
        _folder.Write("dbt_project.yml", "name: killed\nversion: '1.0'\nprofile: killed\n");
        _folder.Write("profiles.yml", "killed:\n  target: dev\n  outputs:\n    dev: { type: duckdb, path: data/dev/warehouse.duckdb, threads: 2 }\n");
        _folder.Write("mixdown.yml", $$"""
            loads:
              store:
                type: postgres_cdc
                connection: "{{server.Connection}}"
                tables: [item, debit, credit]
                heartbeat: 64kB
            """);
        _lab.Lake = new LocalObjectStore(_folder.At("data/dev/lake"));
        _lab.Settings = LoadLab.Map(("type", "postgres_cdc"), ("connection", server.Connection), ("tables", new[] { "item", "debit", "credit" }));
    }

    Task<MixdownProcess.Ended> LoadAsync() => MixdownProcess.RunAsync(_folder.Root, NoVariables, "load");

    /// <summary>What one transaction did to two tables is seen in both or in none.</summary>
    async Task AssertTogetherAsync()
    {
        (await LoadAsync()).Expect(0);
        Assert.Equal(
            ["0"],
            await _lab.QueryAsync("select count(*) from (select id, amount from bronze.debit) d full join (select id, amount from bronze.credit) c using (id) where d.amount is distinct from c.amount"));
    }

    async Task AssertSameAsync(CrashingServer server)
    {
        var seed = $"seed {Seed}, {Kills} kills";
        var changes = server.Query("select op, id, n, note, body from audit order by 1, 2, 3, 4, 5");
        var history = await _lab.QueryAsync("select _mx_op, id, n, note, md5(body) from bronze.item__history");
        Assert.True(changes.Count > 20, seed);
        AssertSame(changes, history, $"{seed}, history");
        foreach (var columns in (string[])["item|id, n, note, md5(body)", "debit|id, amount", "credit|id, amount"])
        {
            var (table, values) = (columns.Split('|')[0], columns.Split('|')[1]);
            AssertSame(server.Query($"select {values} from {table}"), await _lab.QueryAsync($"select {values} from bronze.{table}"), $"{seed}, {table}");
        }
    }

    static void AssertSame(IEnumerable<string> expected, IEnumerable<string> actual, string what)
    {
        var (wanted, found) = (expected.Order(StringComparer.Ordinal).ToList(), actual.Order(StringComparer.Ordinal).ToList());
        var differs = wanted.Zip(found).FirstOrDefault(pair => pair.First != pair.Second);
        Assert.True(wanted.SequenceEqual(found), $"{what}: {wanted.Count} rows wanted, {found.Count} found; first difference: {differs}");
    }

    static IReadOnlyDictionary<string, string> NoVariables { get; } = new Dictionary<string, string>();

    static int Number(string variable, int byDefault) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : byDefault;
}
