using System.Data.Common;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Ingest.Sources.Ado;

/// <summary>One pass over a table, in one transaction.</summary>
sealed class AdoRead : ITableRead
{
    readonly AdoTable _table;
    readonly IReadOnlyList<AdoColumn> _columns;
    readonly AdoCursor? _cursor;
    readonly DbTransaction? _transaction;
    bool _isBegun;

    AdoRead(AdoTable table, IReadOnlyList<AdoColumn> columns, AdoCursor? cursor, DbTransaction? transaction)
    {
        (_table, _columns, _cursor, _transaction) = (table, columns, cursor, transaction);
        Shape = new FileColumns(table.Request.Table.Place, [.. columns.SelectMany(column => column.InLake).Select(column => new FileColumn(column.Name, null, column))]);
    }

    /// <inheritdoc/>
    public FileColumns Shape { get; }

    /// <inheritdoc/>
    public bool HasOperations => false;

    /// <inheritdoc/>
    public bool IsWhole => _cursor is null;

    /// <inheritdoc/>
    public string? Bookmark => _cursor?.After();

    /// <inheritdoc/>
    public long Duplicates => _cursor?.Border.Duplicates ?? 0;

    /// <summary>Begins the transaction and looks at the table.</summary>
    public static async Task<AdoRead> OpenAsync(AdoTable table, CancellationToken cancel)
    {
        var transaction = await BeginAsync(table, cancel).ConfigureAwait(false);
        var columns = await table.ColumnsAsync(transaction, cancel).ConfigureAwait(false);
        var cursor = table.Settings.Cursor is null ? null : new AdoCursor(table, columns);
        if (cursor is not null)
            await cursor.FixAsync(transaction, cancel).ConfigureAwait(false);
        return new AdoRead(table, columns, cursor, transaction);
    }

    /// <inheritdoc/>
    public async Task<ISourceRows?> NextAsync(RowsRequest request, CancellationToken cancel)
    {
        if (_isBegun || _cursor is { IsEmpty: true })
            return null;
        _isBegun = true;
        var condition = _cursor?.Condition();
        var command = _table.Database.Command(_table.Connection, _transaction, _table.Select(_columns, condition?.Sql), condition?.Values ?? []);
        try
        {
            var reader = await command.ExecuteReaderAsync(System.Data.CommandBehavior.SequentialAccess, cancel).ConfigureAwait(false);
            return new AdoRows(_table, _columns, _cursor, command, reader, request, cancel);
        }
        catch (Exception fault) when (AdoDatabase.IsFault(fault))
        {
            await command.DisposeAsync().ConfigureAwait(false);
            throw _table.Database.Failed(_table.Request.Table.Place, fault);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
            await _transaction.DisposeAsync().ConfigureAwait(false);
        await _table.Connection.DisposeAsync().ConfigureAwait(false);
    }

    static async Task<DbTransaction?> BeginAsync(AdoTable table, CancellationToken cancel)
    {
        try
        {
            return await table.Connection.BeginTransactionAsync(table.Options.Isolation, cancel).ConfigureAwait(false);
        }
        catch (Exception cannot) when (cannot is NotSupportedException or ArgumentException)
        {
            // A database without such transactions: each statement is of its own moment, and the border keeps rows from being lost.
            return null;
        }
    }
}
