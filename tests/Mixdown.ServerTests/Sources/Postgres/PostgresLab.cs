using Mixdown.Data.Settings;
using Mixdown.Engines.Postgres;
using Mixdown.Ingest.Loads;
using Mixdown.Ingest.Postgres.Connections;
using Mixdown.Testing.Postgres;
using Mixdown.Tests.Load;
using Npgsql;

namespace Mixdown.ServerTests.Sources.Postgres;

/// <summary>A database of a test's own, a lake, and loads from the one into the other.</summary>
sealed class PostgresLab : IDisposable
{
    readonly PostgresEngine _engine;

    public PostgresLab(LoadParquet parquet)
    {
        Assert.SkipUnless(PostgresServer.IsThere, PostgresServer.Missing);
        Options = PostgresServer.OfProcess.CreateDatabase().Options;
        _engine = PostgresEngine.Open(Options);
        Lake = new LoadLab(parquet);
        Load();
    }

    public PostgresEngineOptions Options { get; }

    public LoadLab Lake { get; }

    public TableLoad this[string table] => Lake[table];

    /// <summary>The connection as an ADO.NET string.</summary>
    public string Connection => Text(Options.Port);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static PostgresAddress Address(PostgresEngineOptions options) => PostgresAddress.Of(Describe(options, options.Port));

    /// <summary>Sets what the project file says of the load beside its type and connection.</summary>
    public void Load(params (string Key, object Value)[] entries) => LoadFrom(Connection, entries);

    public void LoadFrom(string connection, params (string Key, object Value)[] entries) =>
        Lake.Settings = LoadLab.Map([("type", "postgres"), ("connection", connection), .. entries]);

    /// <summary>The load with one table.</summary>
    public void LoadTable(string table, params (string Key, object Value)[] settings) =>
        Load(("tables", LoadLab.Map((table, LoadLab.Map(settings)))));

    public void Execute(string sql)
    {
        using var session = _engine.OpenSession();
        session.Execute(sql, Cancel);
    }

    public object? Ask(string sql)
    {
        using var session = _engine.OpenSession();
        return session.Query(sql, Cancel).Rows[0][0];
    }

    /// <summary>Loads, and fails the test when that fails.</summary>
    public async Task<LoadSummary> LoadAsync(params string[] tables)
    {
        var summary = await Lake.LoadAsync(tables);
        Assert.True(summary.Succeeded, string.Join('\n', summary.Errors));
        return summary;
    }

    public Task<IReadOnlyList<string>> QueryAsync(string sql) => Lake.QueryAsync(sql);

    /// <summary>The connection through another port.</summary>
    public string Text(int port) => Describe(Options, port).ConnectionString;

    public void Dispose()
    {
        _engine.Dispose();
        Lake.Dispose();
    }

    static NpgsqlConnectionStringBuilder Describe(PostgresEngineOptions options, int port) => new()
    {
        Host = options.Host,
        Port = port,
        Username = options.User,
        Password = options.Password,
        Database = options.Database,
    };
}
