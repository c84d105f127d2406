using Mixdown.Ingest.Sources.Files.Bytes;
using Mixdown.Data.Batches;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources.Csv.Columns;
using Mixdown.Ingest.Sources.Csv.Records;

namespace Mixdown.Ingest.Sources.Csv;

/// <summary>Parses blocks on one thread of the engine.</summary>
sealed class CsvRowReader : IColumnReader
{
    readonly CsvRows _rows;
    readonly CsvFields _fields;
    readonly CsvTokens _tokens;
    readonly CsvNulls _nulls;
    readonly CsvColumn?[] _columns;
    readonly List<CsvMisfit> _misfits = [];
    readonly RescuedValues _rescued;
    TextBlock? _block;

    public CsvRowReader(CsvRows rows)
    {
        _rows = rows;
        _fields = new CsvFields(rows.Targets.Count);
        _tokens = new CsvTokens(rows.File, _fields, rows.Dialect.MaxRecordBytes, rows.Rejected.Add) { Unwanted = rows.Unwanted };
        _nulls = new CsvNulls(rows.Dialect, rows.Targets);
        _columns = [.. rows.Targets.Select(target => target.Column is { } column
            ? CsvColumns.For(column.Type, target.IsDeclared, rows.Dialect)
            : null)];
        _rescued = new RescuedValues(rows.Targets, _fields, (byte)rows.Dialect.Quote);
    }

    /// <inheritdoc/>
    public int Fill(ColumnBatch batch)
    {
        do
        {
            if (!HasBlock())
                return 0;
            var before = _tokens.Rejected;
            _tokens.Read();
            var read = _fields.Rows + (_tokens.Rejected - before);
            _nulls.Mark(_fields);
            Convert(batch);
            _rows.Count(read, _rows.DataType is TypeContract.Rescue or TypeContract.DiscardValue ? _misfits.Count : 0);
        }
        while (_fields.Rows == 0);
        return _fields.Rows;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_block is not null)
            _rows.Blocks.Return(_block);
        _block = null;
    }

    bool HasBlock()
    {
        while (_block is null || _tokens.IsAtEnd)
        {
            Dispose();
            _rows.Cancel.ThrowIfCancellationRequested();
            _block = _rows.Blocks.Next();
            if (_block is null)
                return false;
            _tokens.Reset(_block, _rows.Blocks.Symbols);
            if (_block.Offset == 0 && _rows.Dialect.Header)
                _tokens.ReadHeader();
        }
        return true;
    }

    void Convert(ColumnBatch batch)
    {
        ConvertColumns(batch);
        if (_misfits.Count == 0)
            return;
        switch (_rows.DataType)
        {
            case TypeContract.Rescue:
                _rescued.Write(_misfits, in batch[batch.Count - 1]);
                break;
            case TypeContract.Freeze:
                throw new MixdownException(Misfit(_misfits[0]));
            case TypeContract.Quarantine or TypeContract.DiscardRow:
                DropMisfits(batch);
                break;
            case TypeContract.DiscardValue:
                break;
        }
    }

    void ConvertColumns(ColumnBatch batch)
    {
        _misfits.Clear();
        var at = 0;
        for (var column = 0; column < _columns.Length; column++)
            _columns[column]?.Convert(_fields, column, in batch[at++], _misfits);
        ref readonly var lines = ref batch[at];
        ref readonly var rescued = ref batch[at + 1];
        for (var row = 0; row < _fields.Rows; row++)
        {
            lines.Set(row, _fields.Lines[row]);
            rescued.SetNull(row);
        }
    }

    /// <summary>Rejects the rows that have misfits and converts the others again, now without gaps.</summary>
    void DropMisfits(ColumnBatch batch)
    {
        var dropped = new HashSet<int>();
        foreach (var misfit in _misfits)
        {
            if (dropped.Add(misfit.Row))
                Reject(misfit);
        }
        var kept = 0;
        for (var row = 0; row < _fields.Rows; row++)
        {
            if (!dropped.Contains(row))
                _fields.Move(row, kept++);
        }
        _fields.Rows = kept;
        for (var column = 0; column < batch.Count; column++)
            batch[column].SetAllValid();
        ConvertColumns(batch);
    }

    void Reject(CsvMisfit misfit)
    {
        var (start, end) = (_fields.RecordStarts[misfit.Row], Math.Min(_fields.RecordEnds[misfit.Row], _block!.Length));
        var raw = _rows.DataType == TypeContract.DiscardRow ? [] : _block.Content[start..end].TrimEnd("\r\n"u8);
        var column = _rows.Targets[misfit.Column].Column!;
        _rows.Rejected.Add(new RejectedRow(
            _rows.File, _fields.Lines[misfit.Row], _block.Offset + start, CsvRejects.MisfitCode,
            CsvRejects.Misfit(column.Name, TypeWords.Of(column.Type)), CsvRejects.Cut(raw)));
    }

    Diagnostic Misfit(CsvMisfit misfit)
    {
        var column = _rows.Targets[misfit.Column].Column!;
        var text = CsvText.Of(_fields, misfit.Column, misfit.Row, (byte)_rows.Dialect.Quote);
        return new Diagnostic(
            "MX2031", $"'{text}' is no {TypeWords.Of(column.Type)} (column '{column.Name}'), and schema_contract.data_type is freeze",
            new SourceSpan(_rows.File, (int)_fields.Lines[misfit.Row], 1, 1),
            "Correct the value, or set data_type: rescue, which keeps it in _mx_rescued.");
    }
}
