using Mixdown.Engines.DuckDb.Native.Errors;
using Mixdown.Engines.DuckDb.Native.Handles;
using Mixdown.Engines.DuckDb.Native.Interop;
using Mixdown.Engines.DuckDb.Native.Interop.Layout;
using Mixdown.Engines.DuckDb.Native.Threads;

namespace Mixdown.Engines.DuckDb.Native.Statements;

/// <summary>A connection, with what DuckDB does not keep itself: who is using it, and whether its transaction has failed.</summary>
/// <remarks>One statement at a time. A second thread, or a second statement while a stream is open, is told so; left to
/// itself DuckDB would end the stream as if its rows were over.</remarks>
/// <param name="handle">The connection, which goes with this.</param>
/// <param name="yields">Whether its statements run on a thread that gives way to others.</param>
sealed class NativeConnection(ConnectionHandle handle, bool yields = false) : IDisposable
{
    YieldingThread? _thread;
    DuckDBException? _failure;
    QueryResult? _stream;
    int _inUse;

    internal ConnectionHandle Handle => handle;

    /// <summary>Whether its statements are to run by <see cref="Yield"/>.</summary>
    internal bool Yields => yields;

    /// <summary>Whether a thread is in a statement at this moment.</summary>
    internal bool IsInUse => Volatile.Read(ref _inUse) != 0;

    /// <summary>Runs all statements of <paramref name="sql"/>; returns the rows changed by the last one, -1 where it changes
    /// none.</summary>
    internal long Execute(string sql, IParameterSource parameters, CancellationToken cancel)
    {
        using var turn = Enter();
        var changed = -1L;
        using var script = Parse(sql, cancel);
        for (var i = 0; i < script.Count; i++)
        {
            using var statement = script.Prepare(i);
            parameters.Bind(statement);
            using var result = statement.Execute(streaming: false, cancel);
            changed = result.Count(cancel);
        }
        return changed;
    }

    /// <summary>Whether a transaction is open, within a turn. DuckDB has no word for it, and a BEGIN too many would abort
    /// it; but only within one do two statements have the same transaction number.</summary>
    internal bool IsInTransaction()
    {
        using var script = new Script(this, "select txid_current()");
        using var statement = script.Prepare(0);
        return Number(statement) == Number(statement);
    }

    /// <summary>Ends the open transaction without its work; returns false when none is open.</summary>
    internal bool Rollback()
    {
        using var turn = Enter();
        _failure = null;
        using var script = new Script(this, "rollback");
        using var statement = script.Prepare(0);
        return statement.TryExecute(CancellationToken.None);
    }

    /// <summary>Parses <paramref name="sql"/> within a turn.</summary>
    /// <exception cref="DuckDBException">It does not parse, or it is a COMMIT of a transaction in which a statement
    /// failed: that is rolled back.</exception>
    internal Script Parse(string sql, CancellationToken cancel)
    {
        var verb = _failure is null ? "" : FirstWord.Of(sql);
        if (verb is "COMMIT" or "END")
            ThrowIfAborted(cancel);
        if (verb is "COMMIT" or "END" or "ROLLBACK" or "ABORT" or "BEGIN" or "START")
            _failure = null;
        return new Script(this, sql);
    }

    /// <summary>The right to use the connection until it is disposed.</summary>
    /// <exception cref="InvalidOperationException">Another thread has it, or a stream is open.</exception>
    internal Turn Enter()
    {
        ObjectDisposedException.ThrowIf(handle.IsGivenUp, this);
        var turn = EnterStream();
        if (_stream is null)
            return turn;
        turn.Dispose();
        throw new InvalidOperationException(
            "A reader is open on this connection; dispose it first, or open another connection for it.");
    }

    /// <summary>As <see cref="Enter"/>, for the stream itself.</summary>
    internal Turn EnterStream()
    {
        if (Interlocked.CompareExchange(ref _inUse, 1, 0) != 0)
        {
            throw new InvalidOperationException(
                "Another thread is using this connection; open one connection per thread.");
        }
        return new Turn(this);
    }

    /// <summary>From now on only <paramref name="result"/> may use the connection.</summary>
    internal void StartStream(QueryResult result) => _stream = result;

    /// <summary>Frees the connection again when <paramref name="result"/> is its stream.</summary>
    internal void EndStream(QueryResult result) => Interlocked.CompareExchange(ref _stream, null, result);

    /// <summary>The exception for the library's message. It is remembered, since DuckDB would let a later COMMIT of the
    /// failed transaction succeed and save nothing.</summary>
    internal DuckDBException Failed(string message, string sql)
    {
        var failure = DuckDbErrors.Read(message, sql);
        _failure ??= failure;
        return failure;
    }

    /// <summary>Makes a call within a turn, on a thread of the connection that gives way to others.</summary>
    /// <param name="call">It does not throw.</param>
    internal void Yield(Action call) => (_thread ??= new YieldingThread(YieldingThread.OfStatements)).Run(call);

    /// <summary>Stops the running statement; safe from any thread.</summary>
    internal void Interrupt()
    {
        var held = false;
        handle.DangerousAddRef(ref held);
        OpenConnect.Interrupt(handle.DangerousGetHandle());
        handle.DangerousRelease();
    }

    /// <summary>How far the running statement is; safe from any thread.</summary>
    internal NativeProgress Progress() => OpenConnect.Progress(handle);

    public void Dispose()
    {
        Interlocked.Exchange(ref _thread, null)?.Dispose();
        handle.Dispose();
    }

    // Not every error aborts a transaction, and only the next statement tells.
    void ThrowIfAborted(CancellationToken cancel)
    {
        var cause = _failure;
        using var probe = new Script(this, "select 1");
        using var statement = probe.Prepare(0);
        if (statement.TryExecute(cancel))
            return;
        using var rollback = new Script(this, "rollback");
        using var undo = rollback.Prepare(0);
        undo.TryExecute(cancel);
        _failure = null;
        throw new DuckDBException(
            DuckDBErrorType.Transaction,
            $"Transaction Error: The transaction was rolled back, since a statement in it had failed: {cause!.Message}",
            cause);
    }

    static ulong Number(PreparedStatement statement)
    {
        using var result = statement.Execute(streaming: false, CancellationToken.None);
        return result.NextChunk(CancellationToken.None) ? result.Columns[0].Get<ulong>(0) : 0;
    }

    /// <summary>The use of the connection by one thread.</summary>
    internal readonly struct Turn(NativeConnection connection) : IDisposable
    {
        public void Dispose() => Volatile.Write(ref connection._inUse, 0);
    }
}
