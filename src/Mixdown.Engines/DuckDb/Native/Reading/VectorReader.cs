using System.Runtime.CompilerServices;
using System.Text;
using Mixdown.Data.Batches;
using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Reading;

/// <summary>A column of the current chunk, in place: values as spans over DuckDB's own memory. Valid until the next chunk.
/// Measured in bench/ProviderBench.cs.</summary>
/// <remarks>One reader per column lives as long as the result; <see cref="Attach"/> points it at each chunk's vector.
/// Not safe for two threads: the owner of the result is.</remarks>
sealed unsafe class VectorReader
{
    const uint InlineString = 12;
    readonly VectorReader[] _children;
    byte* _data;
    ulong* _validity;

    internal VectorReader(DuckDbType type)
    {
        Type = type;
        _children = type.Id switch
        {
            TypeId.Map => [new VectorReader(Entries(type))],
            TypeId.Union => [new VectorReader(new DuckDbType(TypeId.UTinyInt)), .. Readers(type.Children)],
            _ => [.. Readers(type.Children)],
        };
    }

    internal DuckDbType Type { get; }

    /// <summary>The element of a LIST or ARRAY; the key-value struct of a MAP; the fields of a STRUCT; the tag and then the
    /// members of a UNION.</summary>
    internal ReadOnlySpan<VectorReader> Children => _children;

    /// <summary>The values in place, for code that does not know DuckDB.</summary>
    internal ColumnView View => new(_data, _validity);

    /// <summary>Points at a vector of the current chunk, and the children at its parts.</summary>
    internal void Attach(nint vector)
    {
        _data = Vectors.Data(vector);
        _validity = Vectors.Validity(vector);
        for (var i = 0; i < _children.Length; i++)
            _children[i].Attach(Child(vector, i));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsNull(int row) => _validity != null && (_validity[row >> 6] & (1UL << (row & 63))) == 0;

    /// <summary>A fixed-width value; meaningless where the value is NULL.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T Get<T>(int row) where T : unmanaged => Unsafe.ReadUnaligned<T>(_data + ((long)row * sizeof(T)));

    /// <summary>All values of the chunk, NULLs included.</summary>
    internal ReadOnlySpan<T> Values<T>(int rows) where T : unmanaged => new(_data, rows);

    /// <summary>The bytes of a VARCHAR, BLOB or BIT.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReadOnlySpan<byte> Bytes(int row)
    {
        var slot = _data + (row * 16L);
        var length = *(uint*)slot;
        return new ReadOnlySpan<byte>(length <= InlineString ? slot + 4 : *(byte**)(slot + 8), (int)length);
    }

    internal string Text(int row) => Encoding.UTF8.GetString(Bytes(row));

    nint Child(nint vector, int index) => Type.Id switch
    {
        TypeId.List or TypeId.Map => Vectors.ListChild(vector),
        TypeId.Array => Vectors.ArrayChild(vector),
        _ => Vectors.StructChild(vector, (ulong)index),
    };

    static IEnumerable<VectorReader> Readers(IEnumerable<DuckDbType> types) => types.Select(type => new VectorReader(type));

    static DuckDbType Entries(DuckDbType map) => new(TypeId.Struct) { Names = ["key", "value"], Children = map.Children };
}
