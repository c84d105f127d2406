using Mixdown.Engines.DuckDb.Native.Handles;
using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Statements;

/// <summary>One statement, checked and planned.</summary>
sealed class PreparedStatement : IDisposable
{
    readonly NativeConnection _connection;
    readonly PreparedHandle _prepared;
    readonly string _sql;

    internal PreparedStatement(NativeConnection connection, PreparedHandle prepared, string sql) =>
        (_connection, _prepared, _sql) = (connection, prepared, sql);

    /// <summary>The names of the parameters, in the order of their places: <c>1</c>, <c>2</c> for those without a name.</summary>
    internal IReadOnlyList<string> ParameterNames =>
        [.. Enumerable.Range(1, (int)PreparedStatements.ParameterCount(_prepared))
            .Select(i => Helpers.TakeText(PreparedStatements.ParameterName(_prepared, (ulong)i)))];

    /// <summary>Gives the parameter at <paramref name="place"/> (from 1) its value.</summary>
    internal void Bind(int place, object? value)
    {
        using var native = ValueWriter.Write(value);
        if (PreparedStatements.Bind(_prepared, (ulong)place, native) == DuckDbState.Error)
            throw _connection.Failed(Helpers.Text(PreparedStatements.Error(_prepared)), _sql);
    }

    /// <summary>Runs it.</summary>
    /// <param name="streaming">true: rows are made as they are read, and the connection is busy until the result is
    /// disposed.</param>
    /// <param name="cancel">Interrupts it; the connection stays usable.</param>
    internal QueryResult Execute(bool streaming, CancellationToken cancel)
    {
        var result = new ResultHandle();
        result.KeepAlive(_connection.Handle);
        if (Run(result, streaming, cancel) is { } message)
        {
            result.Dispose();
            throw Failed(message, cancel);
        }
        var rows = new QueryResult(_connection, result, _sql);
        if (streaming)
            _connection.StartStream(rows);
        return rows;
    }

    /// <summary>Runs it for its effect; false when it failed.</summary>
    internal bool TryExecute(CancellationToken cancel)
    {
        using var result = new ResultHandle();
        return Run(result, streaming: false, cancel) is null;
    }

    public void Dispose() => _prepared.Dispose();

    /// <summary>Fills <paramref name="result"/>; returns the error, or null.</summary>
    string? Run(ResultHandle result, bool streaming, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var state = streaming
            ? PendingResults.StartStreaming(_prepared, out var pending)
            : PendingResults.Start(_prepared, out pending);
        using (pending)
        {
            if (state == DuckDbState.Error)
                return Helpers.Text(PendingResults.Error(pending));
            using (new Interruption(_connection.Handle, cancel))
                state = Execute(pending, result.DangerousGetHandle());
        }
        return state == DuckDbState.Error ? Helpers.Text(Results.Error(result.DangerousGetHandle())) : null;
    }

    // Others wait for locks that are held while a transaction begins or ends.
    DuckDbState Execute(PendingHandle pending, nint result)
    {
        if (!_connection.Yields || PreparedStatements.Kind(_prepared) == StatementKind.Transaction)
            return PendingResults.Execute(pending, result);
        var state = DuckDbState.Error;
        _connection.Yield(() => state = PendingResults.Execute(pending, result));
        return state;
    }

    DuckDBException Failed(string message, CancellationToken cancel)
    {
        var failure = _connection.Failed(message, _sql);
        if (failure.ErrorType == DuckDBErrorType.Interrupt)
            cancel.ThrowIfCancellationRequested();
        return failure;
    }
}
