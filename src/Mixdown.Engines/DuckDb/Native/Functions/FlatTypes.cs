using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb.Native.Handles;
using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Functions;

/// <summary>The library's types for the columns that a <see cref="Mixdown.Data.Batches.ColumnVector"/> can hold.</summary>
static class FlatTypes
{
    /// <summary>Most digits of a decimal in a 64-bit number. The library keeps one of up to 9 digits in less, and readers write
    /// 64 bits: the column has this many digits, and <see cref="IsWidened"/> says that it has to be cast.</summary>
    const int LongDigits = 18;

    const int IntDigits = 9;

    /// <exception cref="NotSupportedException">The type is nested.</exception>
    internal static LogicalTypeHandle Create(DataType type) =>
        type is DataType.Decimal(var precision, var scale)
            ? LogicalTypes.CreateDecimal((byte)(IsWidened(type) ? LongDigits : precision), (byte)scale)
            : LogicalTypes.Create(IdOf(type));

    /// <summary>Whether the column of a part has more digits than its type.</summary>
    internal static bool IsWidened(DataType type) => type is DataType.Decimal(<= IntDigits, _);

    static TypeId IdOf(DataType type) => type switch
    {
        DataType.Boolean => TypeId.Boolean,
        DataType.Integer { Bits: 8 } => TypeId.TinyInt,
        DataType.Integer { Bits: 16 } => TypeId.SmallInt,
        DataType.Integer { Bits: 32 } => TypeId.Integer,
        DataType.Integer => TypeId.BigInt,
        DataType.Float { Bits: 32 } => TypeId.Float,
        DataType.Float => TypeId.Double,
        DataType.String => TypeId.Varchar,
        DataType.Binary => TypeId.Blob,
        DataType.Date => TypeId.Date,
        DataType.Timestamp { HasZone: true } => TypeId.TimestampTz,
        DataType.Timestamp => TypeId.Timestamp,
        _ => throw new NotSupportedException($"A column of our own readers cannot be a {LakeTypes.Sql(type)}"),
    };
}
