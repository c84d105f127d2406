using Mixdown.Data.Batches;
using Mixdown.Ingest.Sources.PostgresCdc.Protocol;
using Mixdown.Ingest.Sources.PostgresCdc.Rows;

namespace Mixdown.Ingest.Sources.PostgresCdc.Changes;

/// <summary>Turns messages into rows. An update that moves a row to another key is two: the old key is deleted, the new one
/// inserted.</summary>
sealed class ChangeRowReader(ChangeRows rows) : IColumnReader
{
    readonly ChangeReader _reader = new(rows.Changes);
    readonly RowWriter _writer = new(rows.Place, rows.Request);
    readonly Dictionary<uint, RelationPlaces> _relations = [];
    readonly RowChange _change = new();
    RelationPlaces? _relation;
    bool _isLoaded;
    bool _hasSecondHalf;
    long _number;

    /// <inheritdoc/>
    public int Fill(ColumnBatch batch)
    {
        var written = 0;
        var (number, misfits, incomplete, bytes) = (_number, _writer.Misfits, _writer.Incomplete, _reader.BytesRead);
        while (written < ColumnBatch.Capacity && Next())
        {
            if (WriteRow(batch, written))
                written++;
        }
        rows.Counter.Add(_number - number, _writer.Misfits - misfits, _writer.Incomplete - incomplete, _reader.BytesRead - bytes);
        return written;
    }

    /// <inheritdoc/>
    public void Dispose() { }

    /// <summary>Goes to the next message that makes a row, or to the second row of this one.</summary>
    bool Next()
    {
        while (!_hasSecondHalf && _reader.Read())
        {
            switch (_reader.Message[0])
            {
                case MessageKind.Begin:
                    _isLoaded = BeginMessage.Read(_reader.Message).CommitLsn < rows.After;
                    break;
                case MessageKind.Relation:
                    var relation = Relation.Read(_reader.Message);
                    _relations[relation.Id] = new RelationPlaces(relation, _writer, rows.Key);
                    break;
                case var _ when !_isLoaded:
                    ReadChange();
                    return true;
            }
        }
        return _hasSecondHalf;
    }

    void ReadChange()
    {
        if (_reader.Message[0] == MessageKind.Truncate)
            return;
        _change.Read(_reader.Message);
        _relation = _relations[_change.RelationId];
    }

    bool WriteRow(ColumnBatch batch, int at)
    {
        var isSecondHalf = _hasSecondHalf;
        _hasSecondHalf = false;
        var message = _reader.Message;
        switch (message[0])
        {
            case MessageKind.Truncate:
                return Write(batch, at, "t"u8, new TupleTexts(_reader, null, null));
            case MessageKind.Insert:
                return Write(batch, at, "i"u8, new TupleTexts(_reader, _change.New, null));
            case MessageKind.Delete:
                return Write(batch, at, "d"u8, new TupleTexts(_reader, _change.Old, null));
            case MessageKind.Update when isSecondHalf:
                return Write(batch, at, "i"u8, After());
            case MessageKind.Update when _relation!.IsKeyChanged(_change, message):
                _hasSecondHalf = true;
                return Write(batch, at, "d"u8, new TupleTexts(_reader, _change.Old, null));
            case MessageKind.Update:
                return Write(batch, at, "u"u8, After());
            default:
                throw CdcFaults.Malformed($"there is no message of the kind {message[0]}");
        }
    }

    TupleTexts After() => new(_reader, _change.New, _change.IsOldWhole ? _change.Old : null);

    bool Write(ColumnBatch batch, int at, ReadOnlySpan<byte> operation, TupleTexts texts)
    {
        _number++;
        return _writer.TryWrite(batch, at, _number, operation, texts, _relation?.Places ?? RowPlaces.None(_writer));
    }
}
