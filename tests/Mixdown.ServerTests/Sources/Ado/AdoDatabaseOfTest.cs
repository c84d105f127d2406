using System.Data.Common;
using Mixdown.Ingest.Sources.Ado;
using Mixdown.Ingest.Sources.Ado.Providers;
using Mixdown.Testing.MariaDb;
using Mixdown.Testing.Postgres;

namespace Mixdown.ServerTests.Sources.Ado;

/// <summary>A database of one test behind a provider.</summary>
/// <param name="Provider">The provider's name.</param>
/// <param name="Connection">How it is reached.</param>
sealed record AdoDatabaseOfTest(string Provider, string Connection)
{
    static int _databases;

    /// <summary>The folder whose <c>plugins</c> hold what the tests have downloaded.</summary>
    public static string Project => AppContext.BaseDirectory;

    /// <summary>An empty database of MariaDB, through a provider that is a plugin.</summary>
    public static AdoDatabaseOfTest OnMariaDb()
    {
        Assert.SkipUnless(MariaDbServer.IsThere, MariaDbServer.Missing);
        var name = $"test_{Interlocked.Increment(ref _databases)}_{Environment.ProcessId}";
        new AdoDatabaseOfTest("MySql.Data", MariaDbServer.OfProcess.Connection(null)).Execute($"create database {name}");
        return new AdoDatabaseOfTest("MySql.Data", MariaDbServer.OfProcess.Connection(name));
    }

    /// <summary>An empty database of PostgreSQL, through the provider that is built in.</summary>
    public static AdoDatabaseOfTest OnPostgres()
    {
        Assert.SkipUnless(PostgresServer.IsThere, PostgresServer.Missing);
        var options = PostgresServer.OfProcess.CreateDatabase().Options;
        return new AdoDatabaseOfTest("Npgsql", new Npgsql.NpgsqlConnectionStringBuilder
        {
            Host = options.Host, Port = options.Port, Username = options.User, Password = options.Password, Database = options.Database,
        }.ConnectionString);
    }

    /// <summary>A load of it, as JSON.</summary>
    public string Load(string more) =>
        $$"""{"type": "ado", "provider": "{{Provider}}", "connection": {{System.Text.Json.JsonSerializer.Serialize(Connection)}}, {{more}} }""";

    /// <summary>Runs a statement.</summary>
    public void Execute(string sql)
    {
        using var connection = Factory().CreateConnection()!;
        connection.ConnectionString = Connection;
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    DbProviderFactory Factory() =>
        new ProviderPlugins(Path.Combine(Project, ProviderPlugins.Folder), new Data.Diagnostics.SourceSpan("mixdown.yml", 1, 1, 1)).Load(Provider);
}
