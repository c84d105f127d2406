using System.Diagnostics;
using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;

namespace Mixdown.Engines.Postgres.Mirror;

/// <summary>How each of the lake's types goes from DuckDB's vectors into a binary COPY.</summary>
static class FieldWriters
{
    /// <summary>Days and microseconds from 1970, where DuckDB begins to count, to 2000, where PostgreSQL does.</summary>
    const int EpochDays = 10_957;
    const long EpochMicroseconds = EpochDays * 86_400_000_000L;

    internal static FieldWriter Of(DataType type) => type switch
    {
        DataType.Boolean => Boolean,
        DataType.Integer { Bits: 8 } => static (buffer, in column, row) => buffer.WriteField16(column.Get<sbyte>(row)),
        DataType.Integer { Bits: 16 } => static (buffer, in column, row) => buffer.WriteField16(column.Get<short>(row)),
        DataType.Integer { Bits: 32 } or DataType.Float { Bits: 32 } => static (buffer, in column, row) => buffer.WriteField32(column.Get<int>(row)),
        DataType.Integer or DataType.Float => static (buffer, in column, row) => buffer.WriteField64(column.Get<long>(row)),
        DataType.Decimal number => NumericWriter.Of(number),
        DataType.String or DataType.Binary => Bytes,
        DataType.Date => Date,
        DataType.Timestamp => Timestamp,
        DataType.List or DataType.Map or DataType.Struct => Json,
        _ => throw new UnreachableException(),
    };

    static void Boolean(CopyBuffer buffer, in ColumnView column, int row)
    {
        buffer.WriteInt32(1);
        buffer.WriteByte(column.Get<byte>(row));
    }

    static void Bytes(CopyBuffer buffer, in ColumnView column, int row)
    {
        var value = column.Bytes(row);
        buffer.WriteInt32(value.Length);
        buffer.WriteBytes(value);
    }

    static void Date(CopyBuffer buffer, in ColumnView column, int row) => buffer.WriteField32(column.Get<int>(row) switch
    {
        int.MaxValue => int.MaxValue,
        -int.MaxValue => int.MinValue,
        var days => days - EpochDays,
    });

    static void Timestamp(CopyBuffer buffer, in ColumnView column, int row) => buffer.WriteField64(column.Get<long>(row) switch
    {
        long.MaxValue => long.MaxValue,
        -long.MaxValue => long.MinValue,
        var microseconds => microseconds - EpochMicroseconds,
    });

    static void Json(CopyBuffer buffer, in ColumnView column, int row)
    {
        var text = column.Bytes(row);
        buffer.WriteInt32(text.Length + 1);
        buffer.WriteByte(1);   // the version of jsonb's binary form
        buffer.WriteBytes(text);
    }
}
