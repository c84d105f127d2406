using Mixdown.Data.Naming;
using Npgsql;

namespace Mixdown.Ingest.Postgres.Connections;

/// <summary>The database as of one moment, seen over as many connections as are wanted. It lives in a transaction that is open as
/// long as this is: while it is, the server keeps every row version that it shows.</summary>
sealed class PostgresSnapshot : IAsyncDisposable
{
    const string What = "sharing a snapshot";
    readonly PostgresPool _pool;
    readonly PostgresLink _keeper;
    readonly string _id;
    readonly TimeProvider _clock;
    readonly long _since;

    PostgresSnapshot(PostgresPool pool, PostgresLink keeper, string id, TimeProvider clock)
    {
        (_pool, _keeper, _id, _clock) = (pool, keeper, id, clock);
        _since = clock.GetTimestamp();
    }

    /// <summary>How long its transaction has been open.</summary>
    public TimeSpan Age => _clock.GetElapsedTime(_since);

    /// <summary>The server's release.</summary>
    public int Release => _keeper.Connection.PostgreSqlVersion.Major;

    /// <summary>Takes the moment.</summary>
    public static async Task<PostgresSnapshot> TakeAsync(PostgresPool pool, TimeProvider clock, CancellationToken cancel)
    {
        var keeper = await pool.OpenAsync(cancel).ConfigureAwait(false);
        try
        {
            await BeginAsync(keeper.Connection, cancel).ConfigureAwait(false);
            var id = await PostgresQuery.ValueAsync(keeper.Connection, "select pg_export_snapshot()", What, cancel).ConfigureAwait(false);
            return new PostgresSnapshot(pool, keeper, id!, clock);
        }
        catch
        {
            await keeper.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Another connection that sees the same.</summary>
    public async Task<PostgresLink> JoinAsync(CancellationToken cancel)
    {
        var link = await _pool.OpenAsync(cancel).ConfigureAwait(false);
        try
        {
            await BeginAsync(link.Connection, cancel).ConfigureAwait(false);
            await PostgresQuery.ExecuteAsync(link.Connection, $"set transaction snapshot {SqlText.Literal(_id)}", What, cancel).ConfigureAwait(false);
            return link;
        }
        catch
        {
            await link.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends the transaction.</summary>
    public ValueTask DisposeAsync() => _keeper.DisposeAsync();

    static Task BeginAsync(NpgsqlConnection connection, CancellationToken cancel) =>
        PostgresQuery.ExecuteAsync(connection, "begin isolation level repeatable read read only", What, cancel);
}
