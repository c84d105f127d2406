using Mixdown.Simulation.Csv;
using Mixdown.Simulation.Defects;
using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Sheets;

/// <summary>A piece of one table: its records as bytes, with the planted defects, and the counts of both.</summary>
/// <param name="table">Which table.</param>
/// <param name="seed">The store's seed.</param>
/// <param name="blockRows">As in <see cref="DefectPlan"/>.</param>
sealed class TableSheet(SheetTable table, ulong seed, int blockRows) : IDisposable
{
    readonly DefectPlan _plan = new(seed + (ulong)table.Number, blockRows, table.Struck);
    readonly long[] _planted = new long[Enum.GetValues<DefectKind>().Length];
    readonly CsvWriter _copies = new();
    long _row;
    DefectKind _defect;

    /// <summary>Where the fields of the current record go.</summary>
    public CsvWriter Csv { get; } = new();

    /// <summary>Clean records in this piece.</summary>
    public long Rows { get; private set; }

    /// <summary>Records of <paramref name="kind"/> in this piece.</summary>
    public long Planted(DefectKind kind) => _planted[(int)kind];

    /// <summary>Chance for the look of the current record's defect.</summary>
    public RandomStream Look => new(seed + (ulong)table.Number, RandomPurpose.DefectLook, _row);

    /// <inheritdoc/>
    public void Dispose()
    {
        Csv.Dispose();
        _copies.Dispose();
    }

    /// <summary>Begins the record at <paramref name="row"/>, counted from 0 through the whole table.</summary>
    public void Begin(long row) => (_row, _defect) = (row, _plan.At(row));

    /// <summary>Whether the current record is to be struck by <paramref name="kind"/> here. What is struck is counted; a
    /// record that cannot be struck must not ask.</summary>
    public bool Strikes(DefectKind kind)
    {
        if (_defect != kind)
            return false;
        _planted[(int)kind]++;
        return true;
    }

    /// <summary>Ends the current record, and writes its ragged copy or keeps its duplicate for <see cref="Finish"/>.</summary>
    public void End()
    {
        Rows++;
        if (Strikes(DefectKind.Quarantined))
            Csv.EndRecordAndRaggedCopy(oneFieldMore: Look.Chance(500));
        else if (Strikes(DefectKind.Duplicate))
            Csv.EndRecordAndCopyTo(_copies);
        else
            Csv.EndRecord();
    }

    /// <summary>Ends the piece: the duplicates come last.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        Csv.Append(_copies.Written.Span);
        return Csv.Written;
    }

    /// <summary>Ready for another piece.</summary>
    public void Clear()
    {
        Csv.Clear();
        _copies.Clear();
        Array.Clear(_planted);
        Rows = 0;
    }
}
