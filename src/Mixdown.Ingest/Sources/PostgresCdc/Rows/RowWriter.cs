using Mixdown.Data.Batches;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Postgres.Texts;
using Mixdown.Ingest.Quarantine;

namespace Mixdown.Ingest.Sources.PostgresCdc.Rows;

/// <summary>Writes rows of texts into columns, and does with values that do not fit what the schema contract says. For one
/// thread.</summary>
/// <param name="place">As in <c>_mx_file</c>.</param>
/// <param name="request">Which columns, which contract, and who takes rejected rows.</param>
sealed class RowWriter(string place, RowsRequest request)
{
    readonly RowColumn[] _columns = [.. request.Columns
        .Where(target => target.Column is not null)
        .Select(target => new RowColumn(target.Name, target.Column!, TextValues.For(target.Column!.Type)))];
    readonly IReadOnlyList<string> _unwanted = [.. request.Columns.Where(target => target.RejectsRows).Select(target => target.Name)];
    readonly List<int> _misfits = [];
    readonly List<string> _unchanged = [];
    readonly RowJson _json = new();

    /// <summary>The columns that are written, before <c>_mx_row</c>, <c>_mx_rescued</c>, <c>_mx_op</c> and
    /// <c>_mx_unchanged</c>.</summary>
    public IReadOnlyList<RowColumn> Columns => _columns;

    /// <summary>Names of columns in which no row may have a value.</summary>
    public IReadOnlyList<string> Unwanted => _unwanted;

    /// <summary>Values that did not fit so far.</summary>
    public long Misfits { get; private set; }

    /// <summary>Rows so far that lack values which did not change.</summary>
    public long Incomplete { get; private set; }

    /// <summary>Writes one row.</summary>
    /// <param name="batch">Where to.</param>
    /// <param name="at">Its row there.</param>
    /// <param name="number">Becomes <c>_mx_row</c>.</param>
    /// <param name="operation">Becomes <c>_mx_op</c>.</param>
    /// <param name="texts">The values.</param>
    /// <param name="places">Where each column's value is among them.</param>
    /// <returns>Whether it was written; else it was rejected.</returns>
    public bool TryWrite<T>(ColumnBatch batch, int at, long number, ReadOnlySpan<byte> operation, T texts, RowPlaces places)
        where T : IRowTexts
    {
        if (Reject(number, texts, places))
            return false;
        _misfits.Clear();
        _unchanged.Clear();
        for (var i = 0; i < _columns.Length; i++)
        {
            if (places.Columns[i] < 0 || !texts.TryGet(places.Columns[i], out var text))
                SetMissing(in batch[i], at, i, places.Columns[i] >= 0 && texts.IsUnchanged(places.Columns[i]));
            else if (!_columns[i].Values.TryWrite(in batch[i], at, text))
                SetMisfit(in batch[i], at, i);
        }
        batch[_columns.Length].Set(at, number);
        WriteMisfits(in batch[_columns.Length + 1], at, number, texts, places);
        batch[_columns.Length + 2].SetString(at, operation);
        WriteUnchanged(in batch[_columns.Length + 3], at);
        return true;
    }

    void SetMissing(ref readonly ColumnVector vector, int at, int column, bool isUnchanged)
    {
        vector.SetNull(at);
        if (isUnchanged)
            _unchanged.Add(_columns[column].Column.Name);
    }

    void WriteUnchanged(ref readonly ColumnVector vector, int at)
    {
        if (_unchanged.Count == 0)
        {
            vector.SetNull(at);
            return;
        }
        Incomplete++;
        vector.SetString(at, _json.WriteNames(_unchanged));
    }

    void SetMisfit(ref readonly ColumnVector vector, int at, int column)
    {
        vector.SetNull(at);
        _misfits.Add(column);
    }

    void WriteMisfits<T>(ref readonly ColumnVector vector, int at, long number, T texts, RowPlaces places)
        where T : IRowTexts
    {
        Misfits += _misfits.Count;
        if (_misfits.Count == 0 || request.DataType == TypeContract.DiscardValue)
            vector.SetNull(at);
        else if (request.DataType == TypeContract.Freeze)
            throw new MixdownException(Frozen(_misfits[0], number, texts, places));
        else
            vector.SetString(at, _json.Write(texts, _misfits.Select(column => (_columns[column].Column.Name, places.Columns[column]))));
    }

    /// <summary>Rejects a row before anything of it is written: what is in a vector cannot be taken back.</summary>
    bool Reject<T>(long number, T texts, RowPlaces places)
        where T : IRowTexts
    {
        for (var i = 0; i < _unwanted.Count; i++)
        {
            if (places.Unwanted[i] >= 0 && texts.TryGet(places.Unwanted[i], out _))
                return Reject(number, RowRejects.UnknownColumnCode, RowRejects.UnknownColumn(_unwanted[i]), texts, places);
        }
        if (request.DataType is not (TypeContract.Quarantine or TypeContract.DiscardRow))
            return false;
        for (var i = 0; i < _columns.Length; i++)
        {
            if (places.Columns[i] >= 0 && texts.TryGet(places.Columns[i], out var text) && !_columns[i].Values.Fits(text))
                return Reject(number, RowRejects.MisfitCode, RowRejects.Misfit(_columns[i].Name, TypeWords.Of(_columns[i].Column.Type)), texts, places);
        }
        return false;
    }

    bool Reject<T>(long number, string code, string reason, T texts, RowPlaces places)
        where T : IRowTexts
    {
        var raw = request.DataType == TypeContract.DiscardRow ? [] : _json.Write(texts, places.All).ToArray();
        request.Rejected.Add(new RejectedRow(place, number, 0, code, reason, raw[..Math.Min(raw.Length, RejectedRow.RawLimit)]));
        return true;
    }

    Diagnostic Frozen<T>(int column, long number, T texts, RowPlaces places)
        where T : IRowTexts
    {
        texts.TryGet(places.Columns[column], out var text);
        return new Diagnostic(
            "MX2031",
            $"'{System.Text.Encoding.UTF8.GetString(text)}' is no {TypeWords.Of(_columns[column].Column.Type)} (column '{_columns[column].Name}'), and schema_contract.data_type is freeze",
            new SourceSpan(place, (int)Math.Min(number, int.MaxValue), 1, 1),
            "Correct the value, or set data_type: rescue, which keeps it in _mx_rescued.");
    }
}
