using System.Text.Unicode;
using Mixdown.Data.Batches;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources.Json.Columns;
using Mixdown.Ingest.Sources.Json.Records;

namespace Mixdown.Ingest.Sources.Json;

/// <summary>Parses blocks on one thread of the engine.</summary>
sealed class JsonRowReader : IColumnReader
{
    readonly JsonRows _rows;
    readonly JsonRecordReader _reader;
    readonly JsonElements? _elements;
    JsonBlock? _block;
    JsonRecords _records;
    bool _isText;
    long _read;
    long _rescued;

    public JsonRowReader(JsonRows rows)
    {
        _rows = rows;
        _reader = new JsonRecordReader(rows.Targets, rows.Dialect, rows.Part);
        _elements = rows.Part is { IsList: true } part ? new JsonElements(part, rows.Dialect) : null;
    }

    /// <inheritdoc/>
    public int Fill(ColumnBatch batch)
    {
        _reader.Bind(batch);
        (_read, _rescued) = (0, 0);
        var row = 0;
        while (row < ColumnBatch.Capacity && Next(row) is { } record && _reader.GoesOn(Take(record, row, batch), ref row, batch))
        {
        }
        _reader.Close();
        _rows.Count(_read, _rescued);
        return row;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_block is not null)
            _rows.Blocks.Return(_block);
        _block = null;
    }

    /// <summary>The next record. A chunk holds the records of one block: their bytes bound its memory.</summary>
    JsonRecord? Next(int row)
    {
        while (true)
        {
            if (_block is not null && NextOfBlock(out var record))
                return record;
            Dispose();
            if (row > 0)
                return null;
            _rows.Cancel.ThrowIfCancellationRequested();
            _block = _rows.Blocks.Next();
            if (_block is null)
                return null;
            _records = new JsonRecords(_block, _rows.Blocks.IsLines, _rows.Dialect.MaxRecordBytes);
            _isText = Utf8.IsValid(_block.Text.Content);
        }
    }

    bool NextOfBlock(out JsonRecord record) =>
        _elements is null ? _records.Next(out record) : _elements.Next(ref _records, _block!, out record);

    bool Take(JsonRecord record, int row, ColumnBatch batch)
    {
        _read++;
        var bytes = _elements is null ? record.Of(_block!) : _elements.Text;
        if (Wrong(record, bytes) is { } wrong)
            return Reject(record, bytes, wrong.Code, wrong.Reason);
        if (_reader.Read(bytes, row) is { } refused)
            return Reject(record, bytes, refused.Code, refused.Reason);
        if (_reader.Misfits.Count > 0 && !Keep(record, bytes))
            return false;
        _reader.Finish(row, record.Row, isRescued: _rows.DataType == TypeContract.Rescue, batch);
        return true;
    }

    (string Code, string Reason)? Wrong(JsonRecord record, ReadOnlySpan<byte> bytes)
    {
        if (record.Length == 0)
            return (JsonRejects.CutOffCode, JsonRejects.CutOff);
        if (record.Length == JsonRecord.OutsideLength)
            return (JsonRejects.OutsideCode, JsonRejects.Outside);
        if (record.IsTooLong)
            return (JsonRejects.TooLongCode, JsonRejects.TooLong(_rows.Dialect.MaxRecordBytes));
        return _isText || Utf8.IsValid(bytes) ? null : (JsonRejects.EncodingCode, JsonRejects.Encoding);
    }

    /// <summary>Does with values that do not fit what the contract says; false when it says that the row goes.</summary>
    bool Keep(JsonRecord record, ReadOnlySpan<byte> bytes)
    {
        switch (_rows.DataType)
        {
            case TypeContract.Freeze:
                throw new MixdownException(new Diagnostic(
                    "MX2214", $"{_reader.Misfits.FirstText} does not fit '{_reader.Misfits.First}', and schema_contract.data_type is freeze",
                    new SourceSpan(_rows.File, (int)record.Row, 1, 1), "Correct the value, or set data_type: rescue, which keeps it in _mx_rescued."));
            case TypeContract.Quarantine:
                return Reject(record, bytes, JsonRejects.MisfitCode, JsonRejects.Misfit(_reader.Misfits.First));
            case TypeContract.DiscardRow:
                return Reject(record, [], JsonRejects.MisfitCode, JsonRejects.Misfit(_reader.Misfits.First));
            default:
                _rescued += _reader.Misfits.Count;
                return true;
        }
    }

    bool Reject(JsonRecord record, ReadOnlySpan<byte> bytes, string code, string reason)
    {
        _rows.Rejected.Add(new RejectedRow(
            _rows.File, record.Row, _block!.Text.Offset + record.Start, code, reason, JsonRejects.Cut(bytes.TrimEnd("\r"u8))));
        return false;
    }
}
