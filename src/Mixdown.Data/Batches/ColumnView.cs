using System.Runtime.CompilerServices;

namespace Mixdown.Data.Batches;

/// <summary>One column of a block of rows that is being read in place: the layout of <see cref="ColumnVector"/>, seen from the
/// other side. Valid until its owner goes to the next block.</summary>
/// <remarks>Hot: no call below allocates or checks.</remarks>
public readonly unsafe struct ColumnView
{
    const uint InlineString = 12;
    readonly byte* _values;
    readonly ulong* _validity;

    /// <param name="values">The values, each of the column's width.</param>
    /// <param name="validity">One bit per row; null when no value is NULL.</param>
    public ColumnView(byte* values, ulong* validity)
    {
        _values = values;
        _validity = validity;
    }

    /// <summary>Whether the value at <paramref name="row"/> is NULL.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsNull(int row) => _validity != null && (_validity[row >> 6] & (1UL << (row & 63))) == 0;

    /// <summary>A fixed-width value; meaningless where the value is NULL.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Get<T>(int row) where T : unmanaged => Unsafe.ReadUnaligned<T>(_values + ((long)row * sizeof(T)));

    /// <summary>The bytes of a text or of bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Bytes(int row)
    {
        var slot = _values + (row * 16L);
        var length = *(uint*)slot;
        return new ReadOnlySpan<byte>(length <= InlineString ? slot + 4 : *(byte**)(slot + 8), (int)length);
    }
}
