using Mixdown.Data.Diagnostics;
using Mixdown.Engines.Postgres;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Postgres.Connections;
using Mixdown.Ingest.Sources.Postgres;
using Mixdown.Ingest.Sources.Tables;
using Mixdown.Testing.Postgres;
using Mixdown.Tests.Sources;

namespace Mixdown.ServerTests.Sources.Postgres;

public sealed class PostgresSourceContract : TableSourceContract, IDisposable
{
    readonly PostgresEngineOptions _options;
    readonly PostgresEngine _engine;

    public PostgresSourceContract()
    {
        Assert.SkipUnless(PostgresServer.IsThere, PostgresServer.Missing);
        _options = PostgresServer.OfProcess.CreateDatabase().Options;
        _engine = PostgresEngine.Open(_options);
    }

    internal override LoadTable Settings => new("t", new SourceSpan("mixdown.yml", 1, 1, 1)) { Cursor = "id" };

    public void Dispose() => _engine.Dispose();

    internal override async Task<ITableSource> WithRowsAsync(int rows)
    {
        Execute("drop table if exists t; create table t (id bigint primary key, name text)");
        await AddAsync(rows);
        return Source(_options);
    }

    internal override Task AddAsync(int rows)
    {
        Execute($"insert into t select n + coalesce((select max(id) from t), 0), 'name ' || n from generate_series(1, {rows}) n");
        return Task.CompletedTask;
    }

    internal override ITableSource Unreachable() => Source(_options with { Port = 1 });

    static PostgresSource Source(PostgresEngineOptions options) => new(
        new PostgresSourceOptions(PostgresLab.Address(options)) { Limits = new PostgresLimits { Retries = 0 } }, TimeProvider.System);

    void Execute(string sql)
    {
        using var session = _engine.OpenSession();
        session.Execute(sql, Cancel);
    }
}
