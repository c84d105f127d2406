using System.Runtime.CompilerServices;
using Mixdown.Data.Batches;
using Mixdown.Ingest.Postgres.Connections;
using Mixdown.Ingest.Postgres.Decoding;

namespace Mixdown.Ingest.Sources.Postgres.Reading;

/// <summary>Decodes shares of a table on one thread of the engine. Measured in bench/Mixdown.Bench/Benches/PostgresLoadBench.cs.</summary>
sealed class PostgresRowReader(PostgresRows rows) : IColumnReader
{
    // Large values end a batch early, so that a batch of them stays small.
    const int BatchBytes = 8 << 20;
    readonly PostgresLink? _link = rows.TakeLink();
    readonly RowWork _work = rows.Work;
    readonly RowMisfits _misfits = new(rows.Work);
    CopyOut? _copy;
    long _rowsRead;
    long _bytesOfShares;

    long BytesRead => _bytesOfShares + (_copy?.Input.BytesRead ?? 0);

    /// <inheritdoc/>
    public int Fill(ColumnBatch batch)
    {
        if (_link is null)
            return 0;
        rows.Stop.ThrowIfSet();
        try
        {
            return Read(batch);
        }
        catch (Exception fault) when (PostgresFaults.IsOne(fault) || fault is OperationCanceledException)
        {
            throw rows.Stop.Explain(fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _copy?.Dispose();
        _copy = null;
        _link?.Dispose();
    }

    int Read(ColumnBatch batch)
    {
        var (count, before) = (0, BytesRead);
        (_rowsRead, _misfits.Values) = (0, 0);
        while (count < ColumnBatch.Capacity && BytesRead - before < BatchBytes && HasRow())
        {
            if (ReadRow(batch, count))
                count++;
        }
        Number(batch, count, new RowCounter(_rowsRead, _misfits.Values, BytesRead - before));
        return count;
    }

    /// <summary>Goes to the next row, of the next share where this one is at its end.</summary>
    bool HasRow()
    {
        while (_copy is null || !_copy.NextRow())
        {
            EndShare();
            if (rows.NextSelect() is not { } select)
                return false;
            _copy = new CopyOut(_link!, select, rows.Stop.Token);
        }
        return true;
    }

    void EndShare()
    {
        _bytesOfShares = BytesRead;
        _copy?.Dispose();
        _copy = null;
    }

    /// <returns>false where the row is not handed on.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    bool ReadRow(ColumnBatch batch, int row)
    {
        var input = _copy!.Input;
        if (_work.Marks > 0 && WasReadBefore(input))
            return false;
        _rowsRead++;
        _misfits.Begin(input);
        for (var column = 0; column < _work.Decoders.Length; column++)
            ReadField(input, column, in batch[column], row);
        if (_misfits.IsEmpty)
        {
            batch[batch.Count - 1].SetNull(row);
            return true;
        }
        return _misfits.Settle(batch, row, input);
    }

    void ReadField(CopyInput input, int column, ref readonly ColumnVector vector, int row)
    {
        var length = input.ReadLength();
        if (length == CopyInput.Null)
        {
            vector.SetNull(row);
        }
        else if (length > _work.MaxValueBytes)
        {
            input.Drop(length);
            vector.SetNull(row);
            _misfits.AddTooLarge(column, length);
        }
        else
        {
            var wire = input.Take(length);
            if (_work.Decoders[column].TryDecode(wire, in vector, row))
                return;
            vector.SetNull(row);
            _misfits.Add(column, wire);
        }
    }

    /// <summary>Reads the border's marks; true when the last run had the row, whose fields are passed over.</summary>
    bool WasReadBefore(CopyInput input)
    {
        var seen = Mark(input);
        var edge = Mark(input);
        if (edge is not null)
            rows.Border!.Keep(edge);
        if (seen is null || !rows.Border!.WasRead(seen))
            return false;
        foreach (var _ in _work.Decoders)
        {
            if (input.ReadLength() is var length and not CopyInput.Null)
                input.Drop(length);
        }
        return true;
    }

    // Only rows at the border have one.
    static string? Mark(CopyInput input) =>
        input.ReadLength() is var length and not CopyInput.Null ? Convert.ToBase64String(input.Take(length)).TrimEnd('=') : null;

    void Number(ColumnBatch batch, int count, RowCounter counter)
    {
        var first = rows.Count(counter, count) + 1;
        ref readonly var numbers = ref batch[batch.Count - 2];
        for (var row = 0; row < count; row++)
            numbers.Set(row, first + row);
    }
}
