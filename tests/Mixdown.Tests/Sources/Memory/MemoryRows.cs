using System.Text;
using Mixdown.Data.Batches;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources;

namespace Mixdown.Tests.Sources.Memory;

/// <summary>Some rows of a table in memory. A row of too few values is rejected.</summary>
sealed class MemoryRows : ISourceRows, IColumnReader
{
    readonly MemoryTable _table;
    readonly RowsRequest _request;
    readonly string _place;
    readonly int _to;
    readonly CancellationToken _cancel;
    int _at;
    bool _isOpen;

    public MemoryRows(MemoryTable table, RowsRequest request, string place, int from, int to, CancellationToken cancel)
    {
        (_table, _request, _place, _at, _to, _cancel) = (table, request, place, from, to, cancel);
        Columns = new ColumnList([.. request.Columns.Select(target => target.Column).OfType<Column>(), .. RowLineage.Read, .. Operation()]);
    }

    public ColumnList Columns { get; }

    public int MaxReaders => 1;

    public long RowsRead { get; private set; }

    public long ValuesRescued => 0;

    public long BytesRead => RowsRead;

    public IColumnReader OpenReader()
    {
        Assert.False(_isOpen);
        _isOpen = true;
        return this;
    }

    public int Fill(ColumnBatch batch)
    {
        _cancel.ThrowIfCancellationRequested();
        var row = 0;
        for (; row < ColumnBatch.Capacity && _at < _to; _at++)
        {
            if (_at == _table.FailsAt)
                throw new MixdownException(new Diagnostic("MX9997", $"memory fails at row {_at}"));
            RowsRead++;
            var (operation, values) = _table.Rows[_at];
            if (values.Length < _table.Columns.Count && !_table.HasOperations)
                _request.Rejected.Add(new RejectedRow(_place, _at + 1, _at, "MX9996", "too short", Encoding.UTF8.GetBytes(string.Join(',', values))));
            else
                Write(batch, row++, operation, values);
        }
        return row;
    }

    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    IEnumerable<Column> Operation()
    {
        if (_table.HasOperations)
            yield return RowLineage.Operation;
        if (_table.HasUnchanged)
            yield return RowLineage.Unchanged;
    }

    void Write(ColumnBatch batch, int row, char operation, object?[] values)
    {
        var at = 0;
        for (var i = 0; i < _request.Columns.Count; i++)
        {
            if (_request.Columns[i].Column is { } column)
                Set(batch[at++], row, column.Type, i < values.Length ? values[i] : null);
        }
        batch[at++].Set(row, (long)_at + 1);
        batch[at++].SetNull(row);
        if (_table.HasOperations)
            batch[at++].SetString(row, [(byte)operation]);
        if (_table.HasUnchanged)
            SetUnchanged(batch[at], row, values);
    }

    void SetUnchanged(ColumnVector vector, int row, object?[] values)
    {
        var names = values.Index().Where(value => value.Item == MemoryTable.Same).Select(value => $"\"{_table.Columns[value.Index].Name}\"").ToList();
        Set(vector, row, DataType.Text, names.Count == 0 ? null : $"[{string.Join(',', names)}]");
    }

    static void Set(ColumnVector vector, int row, DataType type, object? value)
    {
        switch (value)
        {
            case null:
            case var same when same == MemoryTable.Same:
                vector.SetNull(row);
                break;
            case string text:
                vector.SetString(row, Encoding.UTF8.GetBytes(text));
                break;
            case bool truth:
                vector.Set(row, (byte)(truth ? 1 : 0));
                break;
            case DateTime time:
                vector.Set(row, (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
                break;
            case decimal number when type is DataType.Decimal { Precision: <= 18 } exact:
                vector.Set(row, (long)(number * (decimal)Math.Pow(10, exact.Scale)));
                break;
            case decimal number when type is DataType.Decimal exact:
                vector.Set(row, (Int128)(number * (decimal)Math.Pow(10, exact.Scale)));
                break;
            default:
                vector.Set(row, Convert.ToInt64(value, null));
                break;
        }
    }
}
