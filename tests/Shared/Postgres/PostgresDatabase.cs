using System.Globalization;
using Mixdown.Engines;
using Mixdown.Engines.Postgres;
using Mixdown.Testing.Warehouses;

namespace Mixdown.Testing.Postgres;

/// <summary>A database of one test.</summary>
/// <param name="server">Where it is.</param>
/// <param name="name">What it is called.</param>
sealed class PostgresDatabase(PostgresServer server, string name) : ITestWarehouse
{
    public string Dialect => "postgres";

    public string Name => name;

    public string Output => string.Create(
        CultureInfo.InvariantCulture,
        $"type: postgres, host: 127.0.0.1, port: {server.Port}, user: {PostgresServer.User}, password: \"a p@ss'w\\\\ord\", dbname: {name}");

    /// <summary>How it is opened.</summary>
    public PostgresEngineOptions Options => server.Options(name);

    public IEngine Open() => PostgresEngine.Open(Options);

    /// <summary>It goes when the server does: to drop it means to wait for a checkpoint.</summary>
    public void Dispose() { }
}
