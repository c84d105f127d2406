using Mixdown.Data.Batches;
using Mixdown.Engines.DuckDb.Native.Handles;
using Mixdown.Engines.DuckDb.Native.Interop;
using Mixdown.Engines.DuckDb.Native.Statements;
using Mixdown.Engines.DuckDb.Native.Writing;

namespace Mixdown.Engines.DuckDb.Native;

/// <summary>Writes many rows into a table. All of them or none: outside a transaction it has one of its own, which
/// <see cref="Close"/> commits; DuckDB's own appender would commit every 204,800 rows.</summary>
/// <remarks>For one thread. Disposing it without <see cref="Close"/> drops the rows that are not in the table yet, and all of
/// them when the transaction is its own.</remarks>
public sealed class DuckDBAppender : IDisposable
{
    readonly NativeConnection _connection;
    readonly AppenderHandle _appender;
    readonly ChunkWriter _chunk;
    readonly bool _ownsTransaction;
    int _row;
    int _column;
    bool _closed;

    internal DuckDBAppender(NativeConnection connection, string? catalog, string? schema, string table)
    {
        _connection = connection;
        using (connection.Enter())
        {
            var state = Appenders.Create(connection.Handle, catalog, schema, table, out _appender);
            if (state == DuckDbState.Error)
            {
                using (_appender)
                    throw Failure();
            }
            _appender.KeepAlive(connection.Handle);
            _ownsTransaction = !connection.IsInTransaction();
        }
        if (_ownsTransaction)
            connection.Execute("begin transaction", PositionalParameters.None, CancellationToken.None);
        _chunk = new ChunkWriter(ColumnTypes());
    }

    /// <summary>The next row; give it all its values, then end it.</summary>
    public DuckDBAppenderRow CreateRow()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (_column != 0)
            throw new InvalidOperationException("The row before was not ended.");
        return new DuckDBAppenderRow(this);
    }

    /// <summary>Appends all rows of <paramref name="part"/>, chunk by chunk; its columns are the table's, in order.</summary>
    /// <returns>How many there were.</returns>
    public long Append(IColumnPart part)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        FlushChunk();
        var rows = 0L;
        using var reader = part.OpenReader();
        while (reader.Fill(_chunk.Batch) is var count and > 0)
        {
            rows += _row = count;
            FlushChunk();
        }
        return rows;
    }

    /// <summary>Writes what is left and commits a transaction of its own.</summary>
    /// <exception cref="DuckDBException">A constraint is hurt, or another transaction was first: no row is there.</exception>
    public void Close()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        FlushChunk();
        using (_connection.Enter())
        {
            if (Appenders.Close(_appender) == DuckDbState.Error)
                throw Failure();
        }
        if (_ownsTransaction)
            _connection.Execute("commit", PositionalParameters.None, CancellationToken.None);
        Release();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_closed)
            return;
        Release();
        if (_ownsTransaction && !_connection.Handle.IsGivenUp)
            _connection.Rollback();
    }

    internal void AppendValue<T>(T value)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (_column == _chunk.Columns.Length)
            throw new InvalidOperationException($"The table has {_chunk.Columns.Length} columns, and the row has one more value.");
        _chunk.Columns[_column].Write(_row, value);
        _column++;
    }

    internal void EndRow()
    {
        if (_column != _chunk.Columns.Length)
            throw new InvalidOperationException($"The table has {_chunk.Columns.Length} columns, and the row has {_column} values.");
        _column = 0;
        if (++_row == ColumnBatch.Capacity)
            FlushChunk();
    }

    void FlushChunk()
    {
        if (_row == 0)
            return;
        _chunk.SetRows(_row);
        using (_connection.Enter())
        {
            if (Appenders.AppendChunk(_appender, _chunk.Handle) == DuckDbState.Error)
                throw Failure();
        }
        _row = 0;
        _chunk.Reset();
    }

    void Release()
    {
        _closed = true;
        _appender.Dispose();
        _chunk.Dispose();
    }

    LogicalTypeHandle[] ColumnTypes() =>
        [.. Enumerable.Range(0, (int)Appenders.ColumnCount(_appender)).Select(i => Appenders.ColumnType(_appender, (ulong)i))];

    DuckDBException Failure() => _connection.Failed(Helpers.Text(Appenders.Error(_appender)), sql: "");
}
