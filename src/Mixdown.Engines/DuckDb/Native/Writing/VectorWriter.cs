using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using Mixdown.Engines.DuckDb.Native.Functions;
using Mixdown.Engines.DuckDb.Native.Interop;
using Mixdown.Engines.DuckDb.Native.Interop.Layout;
using Mixdown.Engines.DuckDb.Native.Reading;

namespace Mixdown.Engines.DuckDb.Native.Writing;

/// <summary>A column of a chunk that is being filled, the counterpart of <see cref="VectorReader"/>. Measured in
/// bench/ProviderBench.cs.</summary>
sealed unsafe class VectorWriter
{
    const int InlineString = 12;
    const int StackBytes = 512;
    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    readonly VectorWriter[] _children;
    nint _vector;
    byte* _data;
    ulong* _validity;

    internal VectorWriter(DuckDbType type)
    {
        Type = type;
        _children = type.Id == TypeId.Map
            ? [new VectorWriter(new DuckDbType(TypeId.Struct) { Names = ["key", "value"], Children = type.Children })]
            : [.. type.Children.Select(child => new VectorWriter(child))];
    }

    internal DuckDbType Type { get; }

    /// <summary>The element of a LIST or ARRAY, the key-value struct of a MAP, the fields of a STRUCT.</summary>
    internal ReadOnlySpan<VectorWriter> Children => _children;

    internal void Attach(nint vector)
    {
        _vector = vector;
        Vectors.EnsureValidity(vector);
        _data = Vectors.Data(vector);
        _validity = Vectors.Validity(vector);
        for (var i = 0; i < _children.Length; i++)
            _children[i].Attach(Child(i));
    }

    /// <summary>Writes a value of any .NET type that fits the column.</summary>
    /// <exception cref="InvalidCastException">It does not fit, or not without loss.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Write<T>(int row, T value)
    {
        if (typeof(T) == typeof(long) && Type.Id == TypeId.BigInt)
            Set(row, Unsafe.BitCast<T, long>(value));
        else if (typeof(T) == typeof(int) && Type.Id == TypeId.Integer)
            Set(row, Unsafe.BitCast<T, int>(value));
        else if (typeof(T) == typeof(double) && Type.Id == TypeId.Double)
            Set(row, Unsafe.BitCast<T, double>(value));
        else
            ObjectWriter.Write(this, row, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Set<T>(int row, T value) where T : unmanaged => Unsafe.WriteUnaligned(_data + ((long)row * sizeof(T)), value);

    /// <summary>Makes the value NULL, and with a struct all its fields, as DuckDB expects.</summary>
    internal void SetNull(int row)
    {
        _validity[row >> 6] &= ~(1UL << (row & 63));
        if (Type.Id == TypeId.Struct)
        {
            foreach (var child in _children)
                child.SetNull(row);
        }
        for (var i = 0; i < Type.ArraySize; i++)
            _children[0].SetNull((row * Type.ArraySize) + i);
    }

    /// <exception cref="EncoderFallbackException">Half a surrogate pair.</exception>
    internal void SetText(int row, string text)
    {
        var length = StrictUtf8.GetByteCount(text);
        var utf8 = length <= StackBytes ? stackalloc byte[StackBytes] : new byte[length];
        SetBytes(row, utf8[..StrictUtf8.GetBytes(text, utf8)]);
    }

    /// <summary>Writes a VARCHAR, BLOB or BIT as it is.</summary>
    internal void SetBytes(int row, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > InlineString)
        {
            VectorArena.Instance.Assign(_vector, row, bytes);
            return;
        }
        var slot = _data + (row * 16L);
        Unsafe.InitBlockUnaligned(slot, 0, 16);
        *(int*)slot = bytes.Length;
        bytes.CopyTo(new Span<byte>(slot + 4, InlineString));
    }

    /// <summary>Makes room for the elements of the list at <paramref name="row"/>; returns the place of the first in the
    /// child.</summary>
    internal int StartList(int row, int count)
    {
        var first = Vectors.ListSize(_vector);
        var size = first + (ulong)count;
        if (Vectors.ReserveList(_vector, size) == DuckDbState.Error || Vectors.SetListSize(_vector, size) == DuckDbState.Error)
            throw new UnreachableException();
        // Reserving may have moved the elements.
        _children[0].Attach(Vectors.ListChild(_vector));
        Set(row, new ListEntry { Offset = first, Length = (ulong)count });
        return checked((int)first);
    }

    nint Child(int index) => Type.Id switch
    {
        TypeId.List or TypeId.Map => Vectors.ListChild(_vector),
        TypeId.Array => Vectors.ArrayChild(_vector),
        TypeId.Struct => Vectors.StructChild(_vector, (ulong)index),
        _ => throw new NotSupportedException($"Values of type {Type} cannot be appended; use INSERT."),
    };
}
