using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Engines.Postgres;
using Mixdown.Testing.Postgres;
using Mixdown.Tests;

namespace Mixdown.ServerTests.Postgres;

public sealed class PostgresEngineContract : EngineContract, IDisposable
{
    PostgresDatabase? _database;

    readonly DuckDbEngine _reader = DuckDbEngine.InMemory();

    public void Dispose()
    {
        _database?.Dispose();
        _reader.Dispose();
    }

    protected override IEngine Open()
    {
        Assert.SkipUnless(PostgresServer.IsThere, PostgresServer.Missing);
        _database = PostgresServer.OfProcess.CreateDatabase();
        return PostgresEngine.Open(_database.Options with { Lake = new DuckDbLakeFiles(_reader) });
    }

    protected override string Numbers(int rows) => $"select cast(i as bigint) as id from generate_series(0, {rows} - 1) i";

    protected override string BytesLiteral => "decode('00ff5c', 'hex')";

    protected override string ArrayLiteral => "array[1, null, -3]";
}
