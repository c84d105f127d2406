using Mixdown.Data.Naming;
using Mixdown.Engines.Postgres.Mirror;

namespace Mixdown.Engines.Postgres;

/// <summary>A PostgreSQL database, 13 or later.</summary>
public sealed class PostgresEngine : IEngine
{
    const int OldestRelease = 13;
    const int FirstReleaseWithMerge = 15;
    readonly PostgresConnections _connections;
    readonly PostgresEngineOptions _options;

    PostgresEngine(PostgresConnections connections, PostgresEngineOptions options, int release)
    {
        _connections = connections;
        _options = options;
        Capabilities = new()
        {
            Dialect = "postgres",
            TransactionalDdl = true,
            Merge = release >= FirstReleaseWithMerge,
            IdentifierBytes = 63,
        };
    }

    /// <summary>Connects, and asks the server for its release.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX3002: the server is not there, does not let us in, or is
    /// older than 13.</exception>
    public static PostgresEngine Open(PostgresEngineOptions options)
    {
        var connections = new PostgresConnections(options);
        try
        {
            using var connection = connections.Connect();
            var release = connection.PostgreSqlVersion.Major;
            return release >= OldestRelease
                ? new PostgresEngine(connections, options, release)
                : throw PostgresFaults.TooOld(options, release, OldestRelease);
        }
        catch
        {
            connections.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public EngineCapabilities Capabilities { get; }

    /// <summary>A connection of its own.</summary>
    public PostgresSession OpenSession() => new(_connections);

    IEngineSession IEngine.OpenSession() => OpenSession();

    /// <summary>Copies what the lake table has gained since it was last exposed, and drops what it has lost, in one
    /// transaction.</summary>
    /// <exception cref="InvalidOperationException">The engine was opened without a reader of the lake.</exception>
    public void Expose(TableName name, ExposedTable table, CancellationToken cancel)
    {
        var lake = _options.Lake ?? throw new InvalidOperationException("This engine was opened without a reader of the lake.");
        using var session = OpenSession();
        new MirroredTable(name, table, lake).Publish(session, cancel);
    }

    /// <summary>Nothing: the server does its housekeeping beside our statements.</summary>
    public void BeginBuild() { }

    /// <inheritdoc cref="BeginBuild"/>
    public void EndBuild() { }

    /// <summary>Closes the pool's connections.</summary>
    public void Dispose() => _connections.Dispose();
}
