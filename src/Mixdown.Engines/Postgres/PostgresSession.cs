using Mixdown.Data.Diagnostics;
using Mixdown.Engines.Postgres.Reading;
using Mixdown.Engines.Postgres.Statements;
using Npgsql;

namespace Mixdown.Engines.Postgres;

/// <summary>One connection to a PostgreSQL database.</summary>
public sealed class PostgresSession : IEngineSession
{
    readonly PostgresConnections _connections;
    NpgsqlConnection _connection;
    MixdownException? _failure;
    bool _inTransaction;

    internal PostgresSession(PostgresConnections connections) => (_connections, _connection) = (connections, connections.Connect());

    /// <inheritdoc/>
    public long Execute(string sql, CancellationToken cancel)
    {
        var changed = -1L;
        foreach (var statement in Script.Split(sql))
            changed = Run(statement, static (reader, _, _) => RowsChanged(reader), cancel);
        return changed;
    }

    /// <inheritdoc/>
    public ResultTable Query(string sql, CancellationToken cancel) => QueryAtMost(sql, long.MaxValue, cancel);

    /// <inheritdoc/>
    public ResultTable QueryAtMost(string sql, long rows, CancellationToken cancel)
    {
        var answer = new ResultTable([], []);
        foreach (var statement in Script.Split(sql))
            answer = Run(statement, (reader, command, stop) => Read(reader, command, rows, stop), cancel);
        return answer;
    }

    /// <inheritdoc/>
    public ResultTable QueryAtMost(string sql, IReadOnlyList<object?> values, long rows, CancellationToken cancel)
    {
        var statement = Script.Split(sql).Single();
        return Run(statement, (reader, command, stop) => Read(reader, command, rows, stop), cancel, values);
    }

    /// <summary>Streams the answer of a query as CSV with a header, NULL as nothing and an empty text as <c>""</c>.</summary>
    /// <param name="select">One SELECT.</param>
    /// <param name="target">Receives UTF-8.</param>
    /// <param name="cancel">Interrupts it.</param>
    public void CopyAsCsv(string select, Stream target, CancellationToken cancel) =>
        Copy($"copy (\n{select}\n) to stdout (format csv, header)", target, cancel);

    /// <summary>Runs a COPY … FROM STDIN in binary form; nothing of it is kept when <paramref name="write"/> throws.</summary>
    internal void CopyIn(string copy, Action<Stream> write) => Guard(new Statement(copy, copy, 0), connection =>
    {
        using var stream = connection.BeginRawBinaryCopy(copy);
        var isWhole = false;
        try
        {
            write(stream);
            isWhole = true;
        }
        finally
        {
            if (!isWhole)
                stream.Cancel();
        }
        return true;
    });

    /// <inheritdoc/>
    public void Begin()
    {
        Execute("begin", CancellationToken.None);
        (_inTransaction, _failure) = (true, null);
    }

    /// <inheritdoc/>
    public void Commit()
    {
        ThrowIfAborted();
        PostgresFaults.Committing(() => Execute("commit", CancellationToken.None));
        _inTransaction = false;
    }

    /// <inheritdoc/>
    public void Rollback()
    {
        _failure = null;
        if (!_inTransaction)
            return;
        _inTransaction = false;
        if (!IsLost)
            Execute("rollback", CancellationToken.None);
    }

    /// <summary>Gives the connection back; the pool rolls back what is open.</summary>
    public void Dispose() => _connection.Dispose();

    T Run<T>(
        Statement statement, Func<NpgsqlDataReader, NpgsqlCommand, CancellationToken, T> read, CancellationToken cancel, params IReadOnlyList<object?> values) => Guard(statement, connection =>
    {
        cancel.ThrowIfCancellationRequested();
        using var command = new NpgsqlCommand(statement.Text, connection) { AllResultTypesAreUnknown = true };
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        using var interruption = new Interruption(_connections.ConnectBeside, connection, cancel);
        try
        {
            using var reader = command.ExecuteReader();
            return read(reader, command, cancel);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.QueryCanceled && cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
    });

    ResultTable Read(NpgsqlDataReader reader, NpgsqlCommand command, long rows, CancellationToken cancel)
    {
        var answer = ResultReader.Read(reader, rows, cancel, out var isWhole);
        // What is left is read to its end when the reader closes, unless the server stops; within a transaction that would end it.
        if (!isWhole && !_inTransaction)
            Interruption.Stop(reader, command);
        return answer;
    }

    void Copy(string copy, Stream target, CancellationToken cancel) => Guard(new Statement(copy, copy, 0), connection =>
    {
        using var reader = connection.BeginTextExport(copy);
        using var stopping = cancel.UnsafeRegister(static stream => ((NpgsqlCopyTextReader)stream!).Cancel(), reader);
        using var writer = new StreamWriter(target, leaveOpen: true);
        var block = new char[1 << 16];
        for (int read; (read = reader.Read(block, 0, block.Length)) > 0; cancel.ThrowIfCancellationRequested())
            writer.Write(block, 0, read);
        return true;
    });

    /// <summary>Whether the server, or the line to it, ended the connection.</summary>
    bool IsLost => _connection.State != System.Data.ConnectionState.Open;

    /// <summary>The connection. One that was lost took its transaction with it, and whoever was in that was told; what comes after it
    /// has a new one.</summary>
    NpgsqlConnection Connected()
    {
        if (!IsLost)
            return _connection;
        if (_inTransaction)
            throw PostgresFaults.WasLost();
        _connection.Dispose();
        return _connection = _connections.Connect();
    }

    T Guard<T>(Statement statement, Func<NpgsqlConnection, T> run)
    {
        try
        {
            var connection = Connected();
            return PostgresFaults.Running(statement, () => run(connection));
        }
        catch (MixdownException fault) when (_inTransaction)
        {
            _failure ??= fault;
            throw;
        }
    }

    // The server answers a COMMIT of an aborted transaction with a ROLLBACK and no error. A rollback to a savepoint may have mended it.
    void ThrowIfAborted()
    {
        if (_failure is not { } cause)
            return;
        if (!IsLost && !IsAborted())
            return;
        Rollback();
        throw new MixdownException(new Diagnostic(
            "MX3018", $"The transaction was rolled back, since a statement in it had failed: {cause.Diagnostics[0].Message}"), cause);
    }

    bool IsAborted()
    {
        using var probe = new NpgsqlCommand("select pg_current_xact_id_if_assigned()", _connection);
        try
        {
            probe.ExecuteNonQuery();
            return false;
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InFailedSqlTransaction)
        {
            return true;
        }
    }

    static long RowsChanged(NpgsqlDataReader reader)
    {
        while (reader.Read())
        {
            // What a SELECT answers is not asked for; CREATE TABLE AS answers without columns.
        }
#pragma warning disable CS0618 // What is to replace it, a batch, cannot ask for values as text.
        var statement = reader.Statements[^1];
#pragma warning restore CS0618
        return statement.StatementType switch
        {
            StatementType.Select when reader.FieldCount > 0 => -1,
            StatementType.Select or StatementType.CreateTableAs or StatementType.Insert or StatementType.Update
                or StatementType.Delete or StatementType.Merge or StatementType.Copy => (long)statement.Rows,
            _ => -1,
        };
    }
}
