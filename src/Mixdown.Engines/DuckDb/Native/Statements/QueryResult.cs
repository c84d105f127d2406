using Mixdown.Engines.DuckDb.Native.Handles;
using Mixdown.Engines.DuckDb.Native.Interop;
using Mixdown.Engines.DuckDb.Native.Reading;

namespace Mixdown.Engines.DuckDb.Native.Statements;

/// <summary>The answer to one statement, read chunk by chunk: call <see cref="NextChunk"/>, then take the values of
/// <see cref="Rows"/> rows from <see cref="Columns"/>. This is the interface that everything else reads through.</summary>
/// <remarks>For one thread at a time. Spans are valid until the next call.</remarks>
sealed class QueryResult : IDisposable
{
    readonly NativeConnection _connection;
    readonly ResultHandle _result;
    readonly string _sql;
    readonly VectorReader[] _columns;
    DataChunkHandle? _chunk;
    bool _ended;

    internal QueryResult(NativeConnection connection, ResultHandle result, string sql)
    {
        (_connection, _result, _sql) = (connection, result, sql);
        var address = result.DangerousGetHandle();
        Kind = Results.Kind(result.Value);
        RowsChanged = Kind == ResultKind.ChangedRows ? (long)Results.RowsChanged(address) : -1;
        Fields = ReadFields(address);
        _columns = [.. Fields.Select(field => new VectorReader(field.Type))];
    }

    internal ResultKind Kind { get; }

    /// <summary>Rows inserted, updated or deleted; -1 where the statement changes none.</summary>
    internal long RowsChanged { get; }

    internal IReadOnlyList<ResultField> Fields { get; }

    internal ReadOnlySpan<VectorReader> Columns => _columns;

    /// <summary>Rows of the current chunk, at most 2048.</summary>
    internal int Rows { get; private set; }

    /// <summary>Goes to the next chunk that has rows; false after the last one.</summary>
    /// <exception cref="DuckDBException">The statement failed after its first rows. DuckDB ends such a stream like any
    /// other, so the error is asked for after the last chunk.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> interrupted it.</exception>
    internal bool NextChunk(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (_ended)
            return false;
        using var interruption = new Interruption(_connection.Handle, cancel);
        do
        {
            _chunk?.Dispose();
            _chunk = Results.FetchChunk(_result.Value);
            if (_chunk.IsInvalid)
                return End(cancel);
            Rows = (int)DataChunks.Size(_chunk.DangerousGetHandle());
        }
        while (Rows == 0);
        Attach(_chunk.DangerousGetHandle());
        return true;
    }

    /// <summary>Rows that were inserted, updated or deleted, or put into a table that was made of a query: DuckDB says the last
    /// in a row of its own, and calls it an answer without rows. -1 where the statement changes none.</summary>
    internal long Count(CancellationToken cancel) =>
        Kind == ResultKind.Nothing && Fields is [{ Name: "Count" }] && NextChunk(cancel) && ValueReader.Read(_columns[0], 0) is long made
            ? made
            : RowsChanged;

    public void Dispose()
    {
        Rows = 0;
        _chunk?.Dispose();
        _result.Dispose();
        _connection.EndStream(this);
    }

    bool End(CancellationToken cancel)
    {
        Rows = 0;
        _ended = true;
        var message = Helpers.Text(Results.Error(_result.DangerousGetHandle()));
        if (message.Length == 0)
            return false;
        var failure = _connection.Failed(message, _sql);
        if (failure.ErrorType == DuckDBErrorType.Interrupt)
            cancel.ThrowIfCancellationRequested();
        throw failure;
    }

    void Attach(nint chunk)
    {
        for (var i = 0; i < _columns.Length; i++)
            _columns[i].Attach(DataChunks.Vector(chunk, (ulong)i));
    }

    static ResultField[] ReadFields(nint result)
    {
        var fields = new ResultField[Results.ColumnCount(result)];
        for (var i = 0; i < fields.Length; i++)
        {
            var name = Helpers.Text(Results.ColumnName(result, (ulong)i));
            fields[i] = new ResultField(name, TypeReader.Take(Results.ColumnType(result, (ulong)i)));
        }
        return fields;
    }
}
