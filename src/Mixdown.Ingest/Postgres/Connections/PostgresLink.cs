using Mixdown.Engines.Postgres.Statements;
using Npgsql;

namespace Mixdown.Ingest.Postgres.Connections;

/// <summary>A connection that may break at any time: to close a broken one is no second error.</summary>
/// <param name="pool">Where it comes from.</param>
/// <param name="connection">Goes back to its pool when this is disposed.</param>
sealed class PostgresLink(PostgresPool pool, NpgsqlConnection connection) : IDisposable, IAsyncDisposable
{
    /// <summary>The connection.</summary>
    public NpgsqlConnection Connection => connection;

    /// <summary>While the result lives, cancelling makes the server stop what the connection runs.</summary>
    public Interruption Interrupt(CancellationToken cancel) => pool.Interrupt(connection, cancel);

    public void Dispose()
    {
        try
        {
            connection.Dispose();
        }
        catch (Exception broken) when (PostgresFaults.IsOne(broken))
        {
            // What broke it was told where it was met; closing only wanted to roll back, which the server does by itself.
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception broken) when (PostgresFaults.IsOne(broken))
        {
            // As above.
        }
    }
}
