using Mixdown.Ingest.Postgres.Connections;
using Npgsql;
using Npgsql.Replication;

namespace Mixdown.Ingest.Sources.PostgresCdc.Server;

/// <summary>Connections to the server, all of which print values in one way: what the log tells of a row is letter for letter what
/// the first reading of its table tells.</summary>
sealed class CdcConnections : IAsyncDisposable
{
    const string Settings =
        "-c datestyle=ISO -c intervalstyle=postgres -c bytea_output=hex -c extra_float_digits=1 -c timezone=UTC -c statement_timeout=0 -c idle_in_transaction_session_timeout=0";

    readonly string _text;
    readonly NpgsqlDataSource _source;

    public CdcConnections(PostgresAddress address)
    {
        var text = address.Describe();
        // As options of the connection: what reads the log takes no SET.
        text.Options = $"{text.Options} {Settings}".Trim();
        text.SearchPath = "pg_catalog";
        text.ApplicationName ??= "mixdown";
        Place = address.Server;
        Database = address.Database;
        _text = text.ConnectionString;
        _source = NpgsqlDataSource.Create(text);
    }

    /// <summary>Host and port, for messages.</summary>
    public string Place { get; }

    /// <summary>The database's name.</summary>
    public string Database { get; }

    /// <summary>A connection for SQL.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel) => await _source.OpenConnectionAsync(cancel).ConfigureAwait(false);

    /// <summary>A connection that reads the log or makes slots.</summary>
    public async Task<LogicalReplicationConnection> OpenForLogAsync(CancellationToken cancel)
    {
        var connection = new LogicalReplicationConnection(_text);
        await connection.Open(cancel).ConfigureAwait(false);
        return connection;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
