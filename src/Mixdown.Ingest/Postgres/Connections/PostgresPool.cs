using System.Globalization;
using Mixdown.Engines.Postgres.Statements;
using Npgsql;

namespace Mixdown.Ingest.Postgres.Connections;

/// <summary>Connections to one database, all set up alike.</summary>
sealed class PostgresPool : IAsyncDisposable
{
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    readonly NpgsqlDataSource _source;
    readonly PostgresLimits _limits;
    readonly TimeProvider _clock;

    public PostgresPool(PostgresAddress address, PostgresLimits limits, TimeProvider clock)
    {
        (Address, _limits, _clock) = (address, limits, clock);
        var text = address.Describe();
        text.ApplicationName ??= limits.ApplicationName;
        // We ask for bytes and for texts only, so Npgsql need not read the catalog of types.
        _source = new NpgsqlDataSourceBuilder(text.ConnectionString).ConfigureTypeLoading(types => types.EnableTypeLoading(false)).Build();
    }

    /// <summary>Which database.</summary>
    public PostgresAddress Address { get; }

    /// <summary>A connection of its own, with the forms of texts that we read; it goes back to the pool when it is disposed.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2241: the server is not there or does not let us in.</exception>
    public async Task<PostgresLink> OpenAsync(CancellationToken cancel)
    {
        var pause = FirstPause;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await ConnectAsync(cancel).ConfigureAwait(false);
            }
            catch (NpgsqlException fault) when (fault.IsTransient && attempt < _limits.Retries)
            {
                // Nothing was read yet: the server may just be starting.
            }
            catch (NpgsqlException fault)
            {
                throw PostgresFaults.Closed(Address, fault);
            }
            await Task.Delay(pause, _clock, cancel).ConfigureAwait(false);
            pause *= 2;
        }
    }

    /// <summary>While it lives, cancelling makes the server stop what the connection runs.</summary>
    public Interruption Interrupt(NpgsqlConnection connection, CancellationToken cancel) => new(_source.OpenConnection, connection, cancel);

    /// <summary>Closes all connections.</summary>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    async Task<PostgresLink> ConnectAsync(CancellationToken cancel)
    {
        var link = new PostgresLink(this, await _source.OpenConnectionAsync(cancel).ConfigureAwait(false));
        try
        {
            // By SET and not as options of the connection, which poolers in between refuse.
            using var command = new NpgsqlCommand(Settings(), link.Connection);
            await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            return link;
        }
        catch
        {
            await link.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    string Settings() => string.Create(CultureInfo.InvariantCulture, $"""
        set datestyle = 'ISO'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set bytea_output = 'hex';
        set extra_float_digits = 3; set standard_conforming_strings = on; set client_encoding = 'UTF8';
        set idle_in_transaction_session_timeout = 0;
        set statement_timeout = {(long)(_limits.StatementTimeout ?? TimeSpan.Zero).TotalMilliseconds};
        set lock_timeout = {(long)_limits.LockTimeout.TotalMilliseconds}
        """);
}
