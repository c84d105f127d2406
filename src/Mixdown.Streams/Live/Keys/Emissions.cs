using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;

namespace Mixdown.Streams.Live.Keys;

/// <summary>Numbers for rows and windows, on their way into a table: <c>l</c> who says so, <c>r</c> the row, <c>w</c> the
/// window's start in microseconds, <c>n</c> the number. Hot: kept as columns.</summary>
sealed class Emissions : IColumnPart
{
    long[] _lookups = new long[1024];
    long[] _rows = new long[1024];
    long[] _windows = new long[1024];
    long[] _numbers = new long[1024];

    /// <summary>The table's columns as SQL.</summary>
    public const string Sql = "l bigint, r bigint, w bigint, n bigint";

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Who says what is added from now on.</summary>
    public int Lookup { get; set; }

    /// <summary>The start of the earliest window among them, microseconds; <see cref="long.MaxValue"/> when there are none.</summary>
    public long FirstWindow { get; private set; } = long.MaxValue;

    /// <inheritdoc/>
    public ColumnList Columns { get; } = new(new Column("l", DataType.Int64), new Column("r", DataType.Int64), new Column("w", DataType.Int64), new Column("n", DataType.Int64));

    /// <inheritdoc/>
    public int MaxReaders => 1;

    /// <summary>Adds one.</summary>
    public void Add(long row, long window, long number)
    {
        if (Count == _rows.Length)
        {
            Array.Resize(ref _lookups, Count * 2);
            Array.Resize(ref _rows, Count * 2);
            Array.Resize(ref _windows, Count * 2);
            Array.Resize(ref _numbers, Count * 2);
        }
        (_lookups[Count], _rows[Count], _windows[Count], _numbers[Count]) = (Lookup, row, window, number);
        Count++;
        FirstWindow = Math.Min(FirstWindow, window);
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => (Count, FirstWindow) = (0, long.MaxValue);

    /// <inheritdoc/>
    public IColumnReader OpenReader() => new Reader(this);

    sealed class Reader(Emissions all) : IColumnReader
    {
        int _read;

        public int Fill(ColumnBatch batch)
        {
            var count = Math.Min(ColumnBatch.Capacity, all.Count - _read);
            for (var i = 0; i < count; i++)
            {
                batch[0].Set(i, all._lookups[_read + i]);
                batch[1].Set(i, all._rows[_read + i]);
                batch[2].Set(i, all._windows[_read + i]);
                batch[3].Set(i, all._numbers[_read + i]);
            }
            _read += count;
            return count;
        }

        public void Dispose()
        {
        }
    }
}
