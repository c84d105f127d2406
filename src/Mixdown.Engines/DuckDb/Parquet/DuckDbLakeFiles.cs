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
    public IColumnRows Open(ExposedTable table, ExposedFile file, CancellationToken cancel)
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

    sealed class Rows(NativeConnection connection, string sql, CancellationToken cancel) : IColumnRows
    {
        readonly ColumnRows _rows = new(connection, sql, cancel);

        public ColumnView this[int column] => _rows[column];

        public int Next(CancellationToken cancel) => _rows.Next(cancel);

        public void Dispose()
        {
            _rows.Dispose();
            connection.Dispose();
        }
    }
}
