using Mixdown.Data.Batches;
using Mixdown.Engines.DuckDb.Native;
using Mixdown.Engines.DuckDb.Native.Statements;

namespace Mixdown.Engines.DuckDb;

/// <summary>One connection to a DuckDB database.</summary>
public sealed class DuckDbSession : IEngineSession
{
    readonly NativeConnection _connection;

    internal DuckDbSession(NativeConnection connection) => _connection = connection;

    /// <inheritdoc/>
    public long Execute(string sql, CancellationToken cancel) => Execute(sql, [], cancel);

    /// <summary>As <see cref="Execute(string, CancellationToken)"/>, with values for <c>$1</c>, <c>$2</c>, …</summary>
    public long Execute(string sql, IReadOnlyList<object?> parameters, CancellationToken cancel) => DuckDbFaults.Running(
        sql, () => _connection.Execute(sql, new PositionalParameters(parameters), cancel));

    /// <summary>Appends all rows of a part to a table of the same columns.</summary>
    public void Append(string catalog, string schema, string table, IColumnPart part)
    {
        using var appender = new DuckDBAppender(_connection, catalog, schema, table);
        appender.Append(part);
        appender.Close();
    }

    /// <summary>The rows of one SELECT in columns, for answers that are too many for <see cref="Query(string, CancellationToken)"/>;
    /// the session is busy until they are disposed of.</summary>
    public IColumnRows Read(string sql, CancellationToken cancel) => DuckDbFaults.Running(sql, () => new ColumnRows(_connection, sql, cancel));

    /// <inheritdoc/>
    public ResultTable Query(string sql, CancellationToken cancel) => Query(sql, [], cancel);

    /// <summary>As <see cref="Query(string, CancellationToken)"/>, with values for <c>$1</c>, <c>$2</c>, …</summary>
    public ResultTable Query(string sql, IReadOnlyList<object?> parameters, CancellationToken cancel) => QueryAtMost(sql, parameters, long.MaxValue, cancel);

    /// <inheritdoc/>
    public ResultTable QueryAtMost(string sql, long rows, CancellationToken cancel) => QueryAtMost(sql, [], rows, cancel);

    /// <inheritdoc/>
    public ResultTable QueryAtMost(string sql, IReadOnlyList<object?> values, long rows, CancellationToken cancel) => DuckDbFaults.Running(
        sql, () => ResultTables.Read(_connection, sql, new PositionalParameters(values), rows, cancel));

    /// <inheritdoc/>
    public void Begin() => Execute("begin", CancellationToken.None);

    /// <inheritdoc/>
    public void Commit() => Execute("commit", CancellationToken.None);

    /// <inheritdoc/>
    public void Rollback() => DuckDbFaults.Running("rollback", () => _connection.Rollback());

    /// <summary>Rolls back what is open and closes the connection.</summary>
    public void Dispose() => _connection.Dispose();
}
