using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb.Native.Handles;
using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Functions;

/// <summary>The library's types for the columns that a <see cref="Mixdown.Data.Batches.ColumnVector"/> can hold.</summary>
static class FlatTypes
{
    /// <exception cref="NotSupportedException">The type is nested.</exception>
    internal static LogicalTypeHandle Create(DataType type) =>
        type is DataType.Decimal(var precision, var scale)
            ? LogicalTypes.CreateDecimal((byte)precision, (byte)scale)
            : LogicalTypes.Create(IdOf(type));

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
