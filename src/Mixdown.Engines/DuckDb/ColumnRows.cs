using Mixdown.Data.Batches;
using Mixdown.Engines.DuckDb.Native.Statements;

namespace Mixdown.Engines.DuckDb;

/// <summary>An answer whose rows are made as they are read. The connection is busy until it is disposed.</summary>
sealed class ColumnRows : IColumnRows
{
    readonly Script _script;
    readonly PreparedStatement _statement;
    readonly QueryResult _result;
    readonly string _sql;

    internal ColumnRows(NativeConnection connection, string sql, CancellationToken cancel)
    {
        _sql = sql;
        _script = connection.Parse(sql, cancel);
        _statement = _script.Prepare(0);
        _result = _statement.Execute(streaming: true, cancel);
    }

    /// <inheritdoc/>
    public ColumnView this[int column] => _result.Columns[column].View;

    /// <inheritdoc/>
    public int Next(CancellationToken cancel) => DuckDbFaults.Running(_sql, () => _result.NextChunk(cancel) ? _result.Rows : 0);

    /// <inheritdoc/>
    public void Dispose()
    {
        _result.Dispose();
        _statement.Dispose();
        _script.Dispose();
    }
}
