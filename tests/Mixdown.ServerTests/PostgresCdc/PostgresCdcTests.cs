using Mixdown.Data.Settings;
using Mixdown.Testing.Postgres;
using Mixdown.Tests.Load;

namespace Mixdown.ServerTests.PostgresCdc;

public sealed class PostgresCdcTests : IClassFixture<LoadParquet>, IDisposable
{
    readonly CdcDatabase _db = new();
    readonly LoadLab _lab;

    public PostgresCdcTests(LoadParquet parquet) => _lab = new LoadLab(parquet) { Settings = Settings(("tables", new[] { "track" })) };

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task Rows_that_are_there_are_read_once_and_then_their_changes()
    {
        _db.Run("create table track (id int primary key, name text, price numeric(10,2)); insert into track values (1, 'Fast As a Shark', 0.99), (2, null, 1.99)");
        await LoadAsync();
        _db.Run("update track set name = E'Princess\\n\\tof \"the\" Dawn' where id = 2; insert into track values (3, 'Restless', null)");
        _db.Run("delete from track where id = 1");

        await LoadAsync();

        Assert.Equal(
            ["1|1|Fast As a Shark|0.99|i", "1|2|NULL|1.99|i", "2|2|Princess\n\tof \"the\" Dawn|1.99|u", "2|3|Restless|NULL|i", "2|1|NULL|NULL|d"],
            await HistoryAsync("id, name, price, _mx_op"));
    }

    public static bool HasServer => PostgresServer.IsThere;

    public void Dispose()
    {
        _lab.Dispose();
        _db.Dispose();
    }

    SettingNode.Map Settings(params (string Key, object Value)[] entries) => LoadLab.Map(
        [("type", "postgres_cdc"), ("connection", _db.Connection.ConnectionString), ("slot", _db.Slot), .. entries]);

    async Task LoadAsync()
    {
        await _lab.LoadAsync();
        Assert.Empty(_lab.Last!.Errors);
    }

    Task<IReadOnlyList<string>> HistoryAsync(string columns) =>
        _lab.QueryAsync($"select _mx_seq, {columns} from bronze.track order by _mx_seq, _mx_row");
}
