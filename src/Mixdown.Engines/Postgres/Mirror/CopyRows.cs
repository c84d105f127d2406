using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;

namespace Mixdown.Engines.Postgres.Mirror;

/// <summary>Rows of a data file in the binary form of COPY, without an object per row. Measured in bench/MirrorBench.cs.</summary>
/// <param name="columns">The columns of the rows.</param>
/// <param name="rows">The rows.</param>
sealed class CopyRows(ColumnList columns, IColumnRows rows)
{
    readonly FieldWriter[] _fields = [.. columns.Select(column => FieldWriters.Of(column.Type))];
    readonly ColumnView[] _views = new ColumnView[columns.Count];

    /// <summary>Writes them all.</summary>
    internal void WriteTo(Stream stream, CancellationToken cancel)
    {
        var buffer = new CopyBuffer(stream);
        buffer.WriteBytes([.. "PGCOPY\n"u8, 0xff, .. "\r\n"u8, 0]);
        buffer.WriteInt32(0);
        buffer.WriteInt32(0);
        for (int count; (count = rows.Next(cancel)) > 0;)
            WriteBlock(buffer, count);
        buffer.WriteInt16(-1);
        buffer.Flush();
    }

    void WriteBlock(CopyBuffer buffer, int count)
    {
        for (var column = 0; column < _views.Length; column++)
            _views[column] = rows[column];
        for (var row = 0; row < count; row++)
        {
            buffer.WriteInt16((short)_fields.Length);
            for (var column = 0; column < _fields.Length; column++)
                WriteField(buffer, column, row);
        }
    }

    void WriteField(CopyBuffer buffer, int column, int row)
    {
        if (_views[column].IsNull(row))
            buffer.WriteInt32(-1);
        else
            _fields[column](buffer, in _views[column], row);
    }
}
