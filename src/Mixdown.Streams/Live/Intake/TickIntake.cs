using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;

namespace Mixdown.Streams.Live.Intake;

/// <summary>What was found of the rows of a tick; as a part, the rows that do not count.</summary>
sealed class TickIntake : IColumnPart, IColumnReader
{
    readonly List<long> _skipped = [];
    readonly List<long> _times = [];
    readonly List<long> _missed = [];
    int _read;

    /// <summary>Rows without a time.</summary>
    public long Untimed { get; set; }

    /// <summary>Rows whose time is too far ahead to mean anything for the watermark.</summary>
    public long Future { get; set; }

    /// <summary>Rows that had come before.</summary>
    public long Duplicates { get; private set; }

    /// <summary>The times of the rows that count, microseconds.</summary>
    public IReadOnlyList<long> Times => _times;

    /// <summary>The times of the rows that came too late, or lie too far ahead, to be added.</summary>
    public IReadOnlyList<long> Missed => _missed;

    /// <summary>How many rows do not count.</summary>
    public int Skipped => _skipped.Count;

    /// <inheritdoc/>
    public ColumnList Columns { get; } = new(new Column("r", DataType.Int64));

    /// <inheritdoc/>
    public int MaxReaders => 1;

    /// <summary>A row counts.</summary>
    public void Take(long time) => _times.Add(time);

    /// <summary>A row does not count.</summary>
    public void Skip(long row) => _skipped.Add(row);

    /// <summary>A row came too late, or lies too far ahead.</summary>
    public void Miss(long row, long time)
    {
        _skipped.Add(row);
        _missed.Add(time);
    }

    /// <summary>A row had come before.</summary>
    public void Repeat(long row)
    {
        _skipped.Add(row);
        Duplicates++;
    }

    /// <inheritdoc/>
    public IColumnReader OpenReader() => this;

    /// <inheritdoc/>
    public int Fill(ColumnBatch batch)
    {
        var count = Math.Min(ColumnBatch.Capacity, _skipped.Count - _read);
        for (var i = 0; i < count; i++)
            batch[0].Set(i, _skipped[_read + i]);
        _read += count;
        return count;
    }

    /// <summary>Nothing to give back.</summary>
    public void Dispose()
    {
    }
}
