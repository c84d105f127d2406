using Mixdown.Data.Batches;
using Mixdown.Ingest.Sources.PostgresCdc.Rows;

namespace Mixdown.Ingest.Sources.PostgresCdc.Snapshots;

/// <summary>Reads blocks of rows on one thread of the engine. Each row counts as inserted.</summary>
sealed class CopyRowReader : IColumnReader
{
    readonly CopyRows _rows;
    readonly RowWriter _writer;
    readonly RowPlaces _places;
    readonly CopyFields _fields;
    readonly CopyBlock _block = new();
    int _at;
    long _number;

    public CopyRowReader(CopyRows rows)
    {
        _rows = rows;
        _writer = new RowWriter(rows.Place, rows.Request);
        _places = new RowPlaces(rows.Names, _writer);
        _fields = new CopyFields(rows.Names.Count);
    }

    /// <inheritdoc/>
    public int Fill(ColumnBatch batch)
    {
        var (written, read, bytes, misfits) = (0, 0L, 0L, _writer.Misfits);
        while (written < ColumnBatch.Capacity && HasRow())
        {
            var start = _at;
            _at = _fields.Read(_block.Bytes, start);
            bytes += _at - start;
            read++;
            if (_writer.TryWrite(batch, written, _number++, "i"u8, _fields, _places))
                written++;
        }
        _rows.Counter.Add(read, _writer.Misfits - misfits, 0, bytes);
        return written;
    }

    /// <inheritdoc/>
    public void Dispose() { }

    bool HasRow()
    {
        if (_at < _block.Length)
            return true;
        _rows.Cancel.ThrowIfCancellationRequested();
        if (!CdcFaults.At(_rows.Server, () => _rows.Blocks.Next(_block)))
            return false;
        (_at, _number) = (0, _block.FirstRow);
        return true;
    }
}
