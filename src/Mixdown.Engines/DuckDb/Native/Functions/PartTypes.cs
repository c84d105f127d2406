using System.Runtime.InteropServices;
using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb.Native.Handles;
using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Functions;

/// <summary>The library's types for the columns that a <see cref="Mixdown.Data.Batches.ColumnVector"/> can hold.</summary>
static unsafe class PartTypes
{
    /// <summary>Most digits of a decimal in a 64-bit number. The library keeps one of up to 9 digits in less, and readers write
    /// 64 bits: the column has this many digits, and <see cref="IsWidened"/> says that it has to be cast.</summary>
    const int LongDigits = 18;

    const int IntDigits = 9;

    /// <exception cref="NotSupportedException">The type is, or has in it, a map.</exception>
    internal static LogicalTypeHandle Create(DataType type) => type switch
    {
        DataType.Decimal(var precision, var scale) =>
            LogicalTypes.CreateDecimal((byte)(IsWidened(type) ? LongDigits : precision), (byte)scale),
        DataType.List list => List(list.Element),
        DataType.Struct nested => Struct(nested.Fields),
        _ => LogicalTypes.Create(IdOf(type)),
    };

    /// <summary>Whether the column of a part, or something in it, has more digits than its type.</summary>
    internal static bool IsWidened(DataType type) => type switch
    {
        DataType.Decimal(var precision, _) => precision <= IntDigits,
        DataType.List list => IsWidened(list.Element),
        DataType.Struct nested => nested.Fields.Any(field => IsWidened(field.Type)),
        _ => false,
    };

    static LogicalTypeHandle List(DataType type)
    {
        using var element = Create(type);
        return LogicalTypes.CreateList(element);
    }

    static LogicalTypeHandle Struct(ColumnList fields)
    {
        var types = fields.Select(field => Create(field.Type)).ToArray();
        var names = fields.Select(field => Marshal.StringToCoTaskMemUTF8(field.Name)).ToArray();
        fixed (nint* name = names)
        fixed (nint* type = types.Select(field => field.DangerousGetHandle()).ToArray())
        {
            var made = LogicalTypes.CreateStruct(type, name, (ulong)names.Length);
            Array.ForEach(names, Marshal.FreeCoTaskMem);
            Array.ForEach(types, field => field.Dispose());
            return made;
        }
    }

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
