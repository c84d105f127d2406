using System.Numerics;
using Mixdown.Engines.DuckDb.Native.Interop.Layout;

namespace Mixdown.Engines.DuckDb.Native.Reading;

/// <summary>Single values as .NET objects. A value that .NET's type for it cannot hold exactly ('infinity'::date, a DECIMAL
/// of 38 digits, 24:00:00) reads as its text.</summary>
static class ValueReader
{
    /// <summary>The value at <paramref name="row"/>; null for NULL.</summary>
    /// <exception cref="NotSupportedException">The C interface cannot read this type.</exception>
    internal static object? Read(VectorReader vector, int row)
    {
        if (vector.IsNull(row))
            return null;
        return vector.Type.Id switch
        {
            TypeId.Boolean => vector.Get<byte>(row) != 0,
            TypeId.Varchar => vector.Text(row),
            TypeId.Blob => vector.Bytes(row).ToArray(),
            TypeId.Bit => BitText.Read(vector.Bytes(row)),
            TypeId.Uuid => UuidBits.Read(vector.Get<Int128>(row)),
            TypeId.Enum => vector.Type.Names[EnumIndex(vector, row)],
            TypeId.Float => vector.Get<float>(row),
            TypeId.Double => vector.Get<double>(row),
            TypeId.SqlNull => null,
            >= TypeId.TinyInt and <= TypeId.UBigInt or TypeId.HugeInt or TypeId.UHugeInt => Integer(vector, row),
            TypeId.Decimal => Decimal(vector, row),
            TypeId.List or TypeId.Array or TypeId.Struct or TypeId.Map or TypeId.Union => Nested(vector, row),
            _ => TemporalReader.Read(vector, row),
        };
    }

    /// <summary>The digits of a DECIMAL without its point.</summary>
    internal static Int128 Unscaled(VectorReader vector, int row) => vector.Type.Width switch
    {
        <= 4 => vector.Get<short>(row),
        <= 9 => vector.Get<int>(row),
        <= 18 => vector.Get<long>(row),
        _ => vector.Get<Int128>(row),
    };

    // The cast keeps the arms from meeting in BigInteger.
    static object Integer(VectorReader vector, int row) => vector.Type.Id switch
    {
        TypeId.TinyInt => (object)vector.Get<sbyte>(row),
        TypeId.SmallInt => vector.Get<short>(row),
        TypeId.Integer => vector.Get<int>(row),
        TypeId.BigInt => vector.Get<long>(row),
        TypeId.UTinyInt => vector.Get<byte>(row),
        TypeId.USmallInt => vector.Get<ushort>(row),
        TypeId.UInteger => vector.Get<uint>(row),
        TypeId.UBigInt => vector.Get<ulong>(row),
        TypeId.HugeInt => (BigInteger)vector.Get<Int128>(row),
        _ => (BigInteger)vector.Get<UInt128>(row),
    };

    static object Decimal(VectorReader vector, int row)
    {
        var unscaled = Unscaled(vector, row);
        return DecimalText.TryDecimal(unscaled, vector.Type.Scale, out var value)
            ? value
            : DecimalText.Write(unscaled, vector.Type.Scale);
    }

    static int EnumIndex(VectorReader vector, int row) => vector.Type.EnumStorage switch
    {
        TypeId.UTinyInt => vector.Get<byte>(row),
        TypeId.USmallInt => vector.Get<ushort>(row),
        _ => (int)vector.Get<uint>(row),
    };

    static object? Nested(VectorReader vector, int row) => vector.Type.Id switch
    {
        TypeId.List => Elements(vector, row),
        TypeId.Array => Elements(vector.Children[0], row * vector.Type.ArraySize, vector.Type.ArraySize),
        TypeId.Struct => Struct(vector, row),
        TypeId.Map => Map(vector, row),
        _ => Read(vector.Children[1 + vector.Children[0].Get<byte>(row)], row),
    };

    static object?[] Elements(VectorReader list, int row)
    {
        var entry = list.Get<ListEntry>(row);
        return Elements(list.Children[0], checked((int)entry.Offset), checked((int)entry.Length));
    }

    static object?[] Elements(VectorReader element, int from, int count)
    {
        var values = new object?[count];
        for (var i = 0; i < count; i++)
            values[i] = Read(element, from + i);
        return values;
    }

    static OrderedDictionary<string, object?> Struct(VectorReader vector, int row)
    {
        var fields = new OrderedDictionary<string, object?>(vector.Children.Length, StringComparer.Ordinal);
        for (var i = 0; i < vector.Children.Length; i++)
            fields.Add(vector.Type.Names[i], Read(vector.Children[i], row));
        return fields;
    }

    static OrderedDictionary<object, object?> Map(VectorReader vector, int row)
    {
        var entry = vector.Get<ListEntry>(row);
        var (keys, values) = (vector.Children[0].Children[0], vector.Children[0].Children[1]);
        var map = new OrderedDictionary<object, object?>((int)entry.Length);
        for (var i = (int)entry.Offset; i < (int)(entry.Offset + entry.Length); i++)
            map.Add(Read(keys, i)!, Read(values, i));
        return map;
    }
}
