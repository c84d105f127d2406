using System.Globalization;
using System.Numerics;
using System.Text.Unicode;
using Mixdown.Engines.DuckDb.Native.Reading;

namespace Mixdown.Engines.DuckDb.Native.Writing;

/// <summary>.NET objects into a column, the counterpart of <see cref="ValueReader"/>.</summary>
static class ObjectWriter
{
    internal static void Write(VectorWriter vector, int row, object? value)
    {
        if (value is null or DBNull)
        {
            vector.SetNull(row);
            return;
        }
        if (!TryWrite(vector, row, value))
            throw new InvalidCastException($"{Shown(value)} does not fit into a column of type {vector.Type}.");
    }

    static string Shown(object value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return $"A {value.GetType().Name} ({(text.Length <= 40 ? text : text[..40] + "…")})";
    }

    static bool TryWrite(VectorWriter vector, int row, object value) => vector.Type.Id switch
    {
        TypeId.Varchar => Text(vector, row, value),
        TypeId.Blob => value is byte[] bytes && Bytes(vector, row, bytes),
        TypeId.Bit => value is string bits && Bytes(vector, row, BitText.Write(bits)),
        TypeId.Boolean => value is bool flag && Fixed(vector, row, flag ? (byte)1 : (byte)0),
        TypeId.Uuid => value is Guid id && Fixed(vector, row, UuidBits.Write(id)),
        TypeId.Enum => value is string word && Enum(vector, row, word),
        TypeId.Decimal => DecimalOf(value) is { } number && Decimal(vector, row, number),
        TypeId.List or TypeId.Array or TypeId.Map or TypeId.Struct => NestedWriter.TryWrite(vector, row, value),
        TypeId.Union => throw new NotSupportedException("Values of a UNION cannot be appended; use INSERT."),
        _ => IsNumber(vector.Type.Id) ? Number(vector, row, value) : TemporalWriter.TryWrite(vector, row, value),
    };

    internal static bool Fixed<T>(VectorWriter vector, int row, T value) where T : unmanaged
    {
        vector.Set(row, value);
        return true;
    }

    static bool Text(VectorWriter vector, int row, object value)
    {
        if (value is byte[] utf8)
            return Utf8.IsValid(utf8) && Bytes(vector, row, utf8);
        if (value is not string text)
            return false;
        vector.SetText(row, text);
        return true;
    }

    static bool Bytes(VectorWriter vector, int row, ReadOnlySpan<byte> bytes)
    {
        vector.SetBytes(row, bytes);
        return true;
    }

    static bool Enum(VectorWriter vector, int row, string word)
    {
        var index = ((IList<string>)vector.Type.Names).IndexOf(word);
        return index >= 0 && vector.Type.EnumStorage switch
        {
            TypeId.UTinyInt => Fixed(vector, row, (byte)index),
            TypeId.USmallInt => Fixed(vector, row, (ushort)index),
            _ => Fixed(vector, row, (uint)index),
        };
    }

    static bool IsNumber(TypeId type) =>
        type is >= TypeId.TinyInt and <= TypeId.Double or TypeId.HugeInt or TypeId.UHugeInt;

    static bool Number(VectorWriter vector, int row, object value) => vector.Type.Id switch
    {
        TypeId.Double => value is double or float or int or short or sbyte or byte or ushort or uint
            && Fixed(vector, row, Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        TypeId.Float => value is float single && Fixed(vector, row, single),
        _ => WholeOf(value) is { } whole && Whole(vector, row, whole),
    };

    static BigInteger? WholeOf(object value) => value switch
    {
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong number => number,
        Int128 number => number,
        UInt128 number => number,
        BigInteger number => number,
        _ => null,
    };

    static bool Whole(VectorWriter vector, int row, BigInteger value) => vector.Type.Id switch
    {
        TypeId.TinyInt => InRange<sbyte>(vector, row, value),
        TypeId.SmallInt => InRange<short>(vector, row, value),
        TypeId.Integer => InRange<int>(vector, row, value),
        TypeId.BigInt => InRange<long>(vector, row, value),
        TypeId.UTinyInt => InRange<byte>(vector, row, value),
        TypeId.USmallInt => InRange<ushort>(vector, row, value),
        TypeId.UInteger => InRange<uint>(vector, row, value),
        TypeId.UBigInt => InRange<ulong>(vector, row, value),
        TypeId.HugeInt => InRange<Int128>(vector, row, value),
        _ => InRange<UInt128>(vector, row, value),
    };

    static bool InRange<T>(VectorWriter vector, int row, BigInteger value) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> =>
        value >= BigInteger.CreateChecked(T.MinValue) && value <= BigInteger.CreateChecked(T.MaxValue)
        && Fixed(vector, row, T.CreateChecked(value));

    static (BigInteger Unscaled, int Scale)? DecimalOf(object value) =>
        value is decimal number ? (DecimalText.Unscaled(number), number.Scale) : WholeOf(value) is { } whole ? (whole, 0) : null;

    static bool Decimal(VectorWriter vector, int row, (BigInteger Unscaled, int Scale) number)
    {
        var (width, scale) = (vector.Type.Width, vector.Type.Scale);
        var shift = BigInteger.Pow(10, Math.Abs(scale - number.Scale));
        var (unscaled, lost) = scale >= number.Scale ? (number.Unscaled * shift, 0) : BigInteger.DivRem(number.Unscaled, shift);
        if (lost != 0 || BigInteger.Abs(unscaled) >= BigInteger.Pow(10, width))
            return false;
        return width switch
        {
            <= 4 => Fixed(vector, row, (short)unscaled),
            <= 9 => Fixed(vector, row, (int)unscaled),
            <= 18 => Fixed(vector, row, (long)unscaled),
            _ => Fixed(vector, row, (Int128)unscaled),
        };
    }
}
