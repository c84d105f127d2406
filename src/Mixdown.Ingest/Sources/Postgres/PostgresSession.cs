using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Postgres.Catalog;
using Mixdown.Ingest.Postgres.Connections;
using Mixdown.Ingest.Sources.Postgres.Plans;
using Mixdown.Ingest.Sources.Tables;
using Npgsql;

namespace Mixdown.Ingest.Sources.Postgres;

/// <summary>A database during one run, as of one moment for all of its tables.</summary>
sealed class PostgresSession : ITableSession
{
    const int OldestRelease = 10;
    readonly PostgresPool _pool;
    readonly PostgresSnapshot _snapshot;
    readonly PostgresSourceOptions _options;
    readonly CancellationTokenSource _tooLong;
    readonly Dictionary<string, PostgresTable> _tables = new(StringComparer.Ordinal);
    IReadOnlyList<PostgresTable> _all = [];
    bool _isUtf8;

    PostgresSession(PostgresPool pool, PostgresSnapshot snapshot, PostgresSourceOptions options, TimeProvider clock)
    {
        (_pool, _snapshot, _options) = (pool, snapshot, options);
        _tooLong = new CancellationTokenSource(options.MaxTransaction, clock);
    }

    /// <inheritdoc/>
    public TimeSpan? TransactionAge => _snapshot.Age;

    public static async Task<ITableSession> OpenAsync(PostgresPool pool, PostgresSourceOptions options, TimeProvider clock, CancellationToken cancel)
    {
        var snapshot = await PostgresSnapshot.TakeAsync(pool, clock, cancel).ConfigureAwait(false);
        if (snapshot.Release >= OldestRelease)
            return new PostgresSession(pool, snapshot, options, clock);
        await snapshot.DisposeAsync().ConfigureAwait(false);
        throw new MixdownException(new Diagnostic(
            "MX2247", $"the server on {pool.Address.Server} is PostgreSQL {snapshot.Release}", Hint: $"It has to be {OldestRelease} or later."));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OfferedTable>> TablesAsync(TableChoice choice, CancellationToken cancel)
    {
        var link = await _snapshot.JoinAsync(cancel).ConfigureAwait(false);
        await using (link.ConfigureAwait(false))
        {
            _isUtf8 = await PostgresQuery.ValueAsync(link.Connection, "show server_encoding", "reading the catalog", cancel).ConfigureAwait(false) != "SQL_ASCII";
            _all = await new CatalogReader(link.Connection).TablesAsync(cancel).ConfigureAwait(false);
            foreach (var table in new PostgresTables(_options.Schemas, choice).Choose(_all))
                _tables.Add(table.Name.Table, table);
        }
        return [.. _tables.Values.Select(table => new OfferedTable(table.Name.Table, table.Name.ToString(), table.Rows)).OrderBy(table => table.Name, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public string? Guess(string missing) =>
        DidYouMean.Guess(missing, _all.SelectMany(table => new[] { table.Name.Table, table.Name.ToString() }));

    /// <summary>Nothing: each table has a bookmark of its own.</summary>
    public Task PrepareAsync(IReadOnlyDictionary<string, string?> bookmarks, CancellationToken cancel) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<ITableRead> ReadAsync(TableRequest request, CancellationToken cancel)
    {
        var table = _tables[request.Table.Name];
        if (!table.IsReadable)
            throw Refused(table);
        var link = await _snapshot.JoinAsync(cancel).ConfigureAwait(false);
        await using (link.ConfigureAwait(false))
        {
            var plan = await PlanAsync(link.Connection, table, request, cancel).ConfigureAwait(false);
            return new PostgresTableRead(plan, _snapshot, _options, request.Bookmark, _tooLong.Token);
        }
    }

    /// <summary>Nothing: a database keeps its rows.</summary>
    public Task ConfirmAsync(IReadOnlyDictionary<string, string> bookmarks, CancellationToken cancel) => Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _tooLong.Dispose();
        await _snapshot.DisposeAsync().ConfigureAwait(false);
        await _pool.DisposeAsync().ConfigureAwait(false);
    }

    async Task<ReadPlan> PlanAsync(NpgsqlConnection connection, PostgresTable table, TableRequest request, CancellationToken cancel)
    {
        var catalog = new CatalogReader(connection);
        var columns = new ChosenColumns(table, request.Settings).Choose(await catalog.ColumnsAsync(table, cancel).ConfigureAwait(false));
        var cursor = request.Settings.Cursor is null ? null : new CursorRange(table, columns, request);
        if (cursor is not null)
            await cursor.FixAsync(connection, cancel).ConfigureAwait(false);
        var parts = cursor is { IsFirst: false } ? [] : await catalog.PartsAsync(table, cancel).ConfigureAwait(false);
        return new ReadPlan
        {
            Table = table,
            Columns = columns,
            Key = await catalog.KeyAsync(table, cancel).ConfigureAwait(false),
            Cursor = cursor,
            Where = request.Settings.Query.Where,
            Units = new ReadUnits(table, _snapshot.Release).Cut(parts),
            IsUtf8 = _isUtf8,
        };
    }

    MixdownException Refused(PostgresTable table) => new(new Diagnostic(
        "MX2243", $"'{_options.Address.User}' may not read {table.Name}", Hint:
        $"GRANT USAGE ON SCHEMA {new Data.Naming.SqlIdentifier(table.Name.Schema)} TO {new Data.Naming.SqlIdentifier(_options.Address.User)}; GRANT SELECT ON {table.Name.Sql} TO {new Data.Naming.SqlIdentifier(_options.Address.User)};"));
}
