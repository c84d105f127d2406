using Mixdown.Data.Batches;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb.Lake;
using Mixdown.Engines.DuckDb.Native.Statements;

namespace Mixdown.Engines.DuckDb.Parquet;

/// <summary>Reads Parquet for engines that cannot.</summary>
/// <param name="engine">Any instance; each file is read on a connection of its own.</param>
public sealed class DuckDbLakeFiles(DuckDbEngine engine) : ILakeFiles
{
    /// <inheritdoc/>
    public ILakeRows Open(ExposedTable table, ExposedFile file, CancellationToken cancel)
    {
        var connection = engine.Connect();
        try
        {
            var rows = LakeRead.Text(new DuckDbSession(connection), table with { Files = [file] }, cancel);
            var sql = $"select {string.Join(", ", table.Columns.Select(Value))} from ({rows})";
            return DuckDbFaults.Running(sql, () => new Rows(connection, sql, cancel));
        }
        catch (MixdownException)
        {
            connection.Dispose();
            throw;
        }
    }

    static string Value(Column column)
    {
        var name = new SqlIdentifier(column.Name).ToString();
        return column.Type is DataType.List or DataType.Map or DataType.Struct
            ? $"cast(to_json({name}) as varchar) as {name}"
            : $"cast({name} as {LakeTypes.Sql(column.Type)}) as {name}";
    }

    sealed class Rows : ILakeRows
    {
        readonly NativeConnection _connection;
        readonly Script _script;
        readonly PreparedStatement _statement;
        readonly QueryResult _result;
        readonly string _sql;

        internal Rows(NativeConnection connection, string sql, CancellationToken cancel)
        {
            (_connection, _sql) = (connection, sql);
            _script = connection.Parse(sql, cancel);
            _statement = _script.Prepare(0);
            _result = _statement.Execute(streaming: true, cancel);
        }

        public ColumnView this[int column] => _result.Columns[column].View;

        public int Next(CancellationToken cancel) => DuckDbFaults.Running(_sql, () => _result.NextChunk(cancel) ? _result.Rows : 0);

        public void Dispose()
        {
            _result.Dispose();
            _statement.Dispose();
            _script.Dispose();
            _connection.Dispose();
        }
    }
}
