using System.Runtime.CompilerServices;

namespace Mixdown.Data.Batches;

/// <summary>One column of at most <see cref="ColumnBatch.Capacity"/> rows that is being filled, in DuckDB's vector layout
/// (fixed-width values, a bit per row for validity, 16-byte strings), in memory that the engine owns.</summary>
/// <remarks>Hot: no call below allocates, and none checks more than the debug build asserts.</remarks>
public readonly unsafe struct ColumnVector
{
    const int InlineString = 12;
    readonly nint _vector;
    readonly byte* _values;
    readonly ulong* _validity;
    readonly IVectorArena _arena;

    /// <param name="vector">The engine's handle, passed on to <paramref name="arena"/>.</param>
    /// <param name="values">Room for <see cref="ColumnBatch.Capacity"/> values of the column's width.</param>
    /// <param name="validity">One bit per row, all set.</param>
    /// <param name="arena">Keeps the strings over 12 bytes, the fields and the elements.</param>
    public ColumnVector(nint vector, byte* values, ulong* validity, IVectorArena arena)
    {
        _vector = vector;
        _values = values;
        _validity = validity;
        _arena = arena;
    }

    /// <summary>Writes a fixed-width value: byte for BOOLEAN, int for DATE, long for BIGINT, TIMESTAMP and every DECIMAL of up
    /// to 18 digits, <see cref="Int128"/> above, double for DOUBLE.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set<T>(int row, T value) where T : unmanaged => ((T*)_values)[row] = value;

    /// <summary>A fixed-width value that was written before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Get<T>(int row) where T : unmanaged => ((T*)_values)[row];

    /// <summary>Writes a text of valid UTF-8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetString(int row, ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > InlineString)
        {
            _arena.Assign(_vector, row, utf8);
            return;
        }
        var slot = _values + (row * 16L);
        Unsafe.InitBlockUnaligned(slot, 0, 16);
        *(int*)slot = utf8.Length;
        utf8.CopyTo(new Span<byte>(slot + 4, InlineString));
    }

    /// <summary>Makes the value at <paramref name="row"/> NULL.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetNull(int row) => _validity[row >> 6] &= ~(1UL << (row & 63));

    /// <summary>Makes the value at <paramref name="row"/> valid again, before it is written a second time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetValid(int row) => _validity[row >> 6] |= 1UL << (row & 63);

    /// <summary>Writes a list: <paramref name="count"/> elements from <paramref name="start"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetList(int row, int start, int count)
    {
        var entry = (ulong*)_values + (row * 2L);
        entry[0] = (ulong)start;
        entry[1] = (ulong)count;
    }

    /// <summary>A field of structs.</summary>
    public ColumnVector Field(int field) => _arena.Field(_vector, field);

    /// <summary>The elements of lists, with room for <paramref name="capacity"/>; what was handed out before means nothing any more.</summary>
    public ColumnVector Elements(int capacity) => _arena.Elements(_vector, capacity);

    /// <summary>Says how many elements all lists have together: when the chunk is full.</summary>
    public void CloseElements(int count) => _arena.CloseElements(_vector, count);

    /// <summary>Makes every row valid again, before the vector is filled a second time.</summary>
    public void SetAllValid() => SetAllValid(0, ColumnBatch.Capacity);

    /// <summary>Makes rows valid again, from one multiple of 64 to another.</summary>
    public void SetAllValid(int from, int to) => new Span<ulong>(_validity + (from / 64), (to - from) / 64).Fill(ulong.MaxValue);
}
