using Mixdown.Ingest.Postgres.Connections;
using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Ingest.Sources.Postgres;

/// <summary>Reads tables of a PostgreSQL database, whole or from a cursor on.</summary>
sealed class PostgresSource(PostgresSourceOptions options, TimeProvider clock) : ITableSource
{
    /// <inheritdoc/>
    public string Kind => options.Kind;

    /// <inheritdoc/>
    public async Task<ITableSession> OpenAsync(CancellationToken cancel)
    {
        var pool = new PostgresPool(options.Address, options.Limits, clock);
        try
        {
            return await PostgresSession.OpenAsync(pool, options, clock, cancel).ConfigureAwait(false);
        }
        catch
        {
            await pool.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
