using System.Runtime.CompilerServices;
using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Sources.Csv.Records;

/// <summary>The places of the fields of up to <see cref="ColumnBatch.Capacity"/> records of one block, column by column, so
/// that each column is converted in one tight loop.</summary>
sealed unsafe class CsvFields
{
    /// <summary>The field stood in quotes.</summary>
    public const uint Quoted = 1u << 31;

    /// <summary>The field has doubled quotes inside.</summary>
    public const uint Doubled = 1u << 30;

    /// <summary>The part of a length that is the length.</summary>
    public const uint LengthBits = Doubled - 1;

    // Columns a power of two apart would share the same few lines of the cache.
    const int Padding = 16;

    // A file of 10,000 columns gets batches of fewer rows instead of fields of 160 MB.
    const int MostFields = 1 << 20;
    readonly int _stride;
    readonly int[] _starts;
    readonly uint[] _lengths;
    readonly int* _start;
    readonly uint* _length;

    /// <param name="columns">Of the file.</param>
    /// <param name="rows">Records that are wanted at once.</param>
    public CsvFields(int columns, int rows = ColumnBatch.Capacity)
    {
        Capacity = Math.Clamp(MostFields / columns, 1, rows);
        _stride = Capacity + Padding;
        _starts = GC.AllocateUninitializedArray<int>(columns * _stride, pinned: true);
        _lengths = GC.AllocateUninitializedArray<uint>(columns * _stride, pinned: true);
        Lines = new long[Capacity];
        RecordStarts = new int[Capacity];
        RecordEnds = new int[Capacity];
        _start = (int*)Unsafe.AsPointer(ref _starts[0]);
        _length = (uint*)Unsafe.AsPointer(ref _lengths[0]);
        Columns = columns;
    }

    public int Columns { get; }

    /// <summary>Records that have room.</summary>
    public int Capacity { get; }

    /// <summary>The block's first byte.</summary>
    public byte* Bytes { get; set; }

    /// <summary>Records.</summary>
    public int Rows { get; set; }

    /// <summary>The physical line on which each record starts.</summary>
    public long[] Lines { get; }

    /// <summary>Where each record starts in the block.</summary>
    public int[] RecordStarts { get; }

    /// <summary>Where each record ends in the block, before its line end.</summary>
    public int[] RecordEnds { get; }

    /// <summary>Lengths of a column's fields with their flags; 0 means NULL.</summary>
    public uint* Lengths(int column) => _length + (column * (long)_stride);

    /// <summary>Places of a column's fields in the block.</summary>
    public int* Starts(int column) => _start + (column * (long)_stride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int column, int row, int start, uint length)
    {
        var at = (column * _stride) + row;
        _start[at] = start;
        _length[at] = length;
    }

    /// <summary>The field's bytes as they stand between its quotes, doubled quotes still doubled.</summary>
    public ReadOnlySpan<byte> Raw(int column, int row) =>
        new(Bytes + Starts(column)[row], (int)(Lengths(column)[row] & LengthBits));

    /// <summary>Moves a record to an earlier place, over one that was dropped.</summary>
    public void Move(int from, int to)
    {
        for (var column = 0; column < Columns; column++)
            Set(column, to, Starts(column)[from], Lengths(column)[from]);
        Lines[to] = Lines[from];
        RecordStarts[to] = RecordStarts[from];
        RecordEnds[to] = RecordEnds[from];
    }
}
