using System.Text;
using System.Text.Unicode;
using Mixdown.Data.Batches;
using Mixdown.Data.Records;
using Mixdown.Ingest.Sources.Json;

namespace Mixdown.Ingest.Records;

/// <summary>Parses records on one thread of the engine. Measured in bench/Mixdown.Bench/Benches/StreamBench.cs.</summary>
sealed class RecordReader : IColumnReader
{
    const long MicrosPerMilli = 1000;

    // A record that only says that its key is gone has no fields; behind it is room to look ahead.
    static readonly byte[] NoFields = Empty();

    readonly RecordRows _rows;
    readonly JsonRecordReader _reader;
    RecordSlice? _slice;
    int _at;
    long _misfits;

    public RecordReader(RecordRows rows)
    {
        _rows = rows;
        _reader = new JsonRecordReader(rows.Targets, rows.Format.Dialect);
    }

    /// <inheritdoc/>
    public int Fill(ColumnBatch batch)
    {
        _reader.Bind(batch);
        _misfits = 0;
        var row = 0;
        while (row < ColumnBatch.Capacity && Next(row) is { } records && _reader.GoesOn(Take(records, _at++, row, batch), ref row, batch))
        {
        }
        _reader.Close();
        if (_misfits > 0)
            _rows.AddMisfits(_misfits);
        return row;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <summary>The batch whose record is next; a chunk holds records of one slice.</summary>
    RecordBatch? Next(int row)
    {
        if (_slice is { } now && _at < now.To)
            return now.Batch;
        if (row > 0)
            return null;
        _slice = _rows.Next();
        _at = _slice?.From ?? 0;
        return _slice?.Batch;
    }

    bool Take(RecordBatch records, int record, int row, ColumnBatch batch)
    {
        var value = records.IsTombstone(record) ? NoFields.AsSpan(0, 2) : records.Value(record);
        var refused = Utf8.IsValid(value) ? _reader.Read(value, row) : (JsonRejects.EncodingCode, JsonRejects.Encoding);
        refused ??= Misfit();
        if (refused is { } wrong)
        {
            _rows.Rejected.Add(records, record, wrong.Code, wrong.Reason);
            return false;
        }
        _misfits += _reader.Misfits.Count;
        WriteLog(records, record, row, batch);
        _reader.Finish(row, records.Offset(record), isRescued: true, batch);
        return true;
    }

    (string Code, string Reason)? Misfit()
    {
        if (_reader.Misfits.Count == 0)
            return null;
        if (_rows.Format.Unknown == UnknownFields.Quarantine && _reader.UnknownKeys > 0)
            return (JsonRejects.UnknownColumnCode, JsonRejects.UnknownColumn(_reader.Misfits.First));
        return _rows.Format.Misfits == MisfitValues.Quarantine && _reader.Misfits.Count > _reader.UnknownKeys
            ? (JsonRejects.MisfitCode, JsonRejects.Misfit(_reader.Misfits.First))
            : null;
    }

    /// <summary>Writes what the log says of a record, into the columns behind the fields.</summary>
    static void WriteLog(RecordBatch records, int record, int row, ColumnBatch batch)
    {
        var at = batch.Count - 5;
        batch[at].Set(row, records.Source.Partition);
        if (records.Timestamp(record) is >= 0 and < long.MaxValue / MicrosPerMilli and var taken)
            batch[at + 1].Set(row, taken * MicrosPerMilli);
        else
            batch[at + 1].SetNull(row);
        WriteKey(records.Key(record), row, batch[at + 2]);
    }

    static void WriteKey(ReadOnlySpan<byte> key, int row, ColumnVector column)
    {
        if (key.IsEmpty)
            column.SetNull(row);
        else if (Utf8.IsValid(key) && !key.Contains((byte)0))
            column.SetString(row, key);
        else
            column.SetString(row, Encoding.ASCII.GetBytes(@"\x" + Convert.ToHexStringLower(key)));
    }

    static byte[] Empty()
    {
        var bytes = GC.AllocateArray<byte>(2 + RecordBatch.Slack, pinned: true);
        "{}"u8.CopyTo(bytes);
        return bytes;
    }
}
