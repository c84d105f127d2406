using System.Globalization;
using Mixdown.Data.Storage;
using Mixdown.Ingest.Postgres.Connections;
using Mixdown.Ingest.Sources;
using Mixdown.Ingest.Sources.PostgresCdc;
using Mixdown.Ingest.Sources.Tables;
using Mixdown.Testing.Postgres;
using Mixdown.Tests.Sources;
using Npgsql;

namespace Mixdown.ServerTests.PostgresCdc;

public sealed class PostgresCdcSourceContract : TableSourceContract, IDisposable
{
    readonly TempFolder _folder = new();
    CdcDatabase? _db;
    int _rows;

    public PostgresCdcSourceContract() => Assert.SkipUnless(PostgresServer.IsThere, PostgresServer.Missing);

    internal override async Task<ITableSource> WithRowsAsync(int rows)
    {
        _db = new CdcDatabase();
        _db.Run("create table t (id bigint primary key, name text)");
        await AddAsync(rows);
        return Source(_db.Connection, _db.Slot);
    }

    internal override Task AddAsync(int rows)
    {
        _db!.Run(string.Create(CultureInfo.InvariantCulture, $"insert into t select i, 'name ' || i from generate_series({_rows + 1}, {_rows + rows}) i"));
        _rows += rows;
        return Task.CompletedTask;
    }

    internal override ITableSource Unreachable() =>
        Source(new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = 1, Username = "u", Database = "d" }, "slot");

    public void Dispose()
    {
        _db?.Dispose();
        _folder.Dispose();
    }

    ITableSource Source(NpgsqlConnectionStringBuilder connection, string slot) => (ITableSource)
        new PostgresCdcSourceOptions { Address = PostgresAddress.Of(connection), Slot = slot }.Open(
            new SourceHost(_folder.Root, new LocalObjectStores(), _folder.Root, TimeProvider.System) { Target = "dev", Load = "t" });
}
