using System.Buffers.Binary;
using System.Text;

namespace Mixdown.Tests.DuckDb;

/// <summary>A Parquet file with one column of 96-bit times, byte by byte, as Hive and old Spark write them and DuckDB does not.</summary>
static class Int96File
{
    const byte Int32 = 5, Int64 = 6, Binary = 8, List = 9, Struct = 12;

    /// <param name="column">Its name.</param>
    /// <param name="values">Julian day, and nanoseconds of the day.</param>
    public static byte[] With(string column, params (int Day, long Nanoseconds)[] values)
    {
        var data = values.SelectMany(value => (byte[])[.. Little(value.Nanoseconds, 8), .. Little(value.Day, 4)]).ToArray();
        byte[] page =
        [
            .. Fields((1, Int32, Number(0)), (2, Int32, Number(data.Length)), (3, Int32, Number(data.Length)),
                (5, Struct, Fields((1, Int32, Number(values.Length)), (2, Int32, Number(0)), (3, Int32, Number(3)), (4, Int32, Number(3))))),
            .. data,
        ];
        var chunk = Fields(
            (1, Int32, Number(3)), (2, List, [0x10 | Int32, .. Number(0)]), (3, List, [0x10 | Binary, .. Text(column)]), (4, Int32, Number(0)),
            (5, Int64, Number(values.Length)), (6, Int64, Number(page.Length)), (7, Int64, Number(page.Length)), (9, Int64, Number(4)));
        var group = Fields(
            (1, List, [0x10 | Struct, .. Fields((2, Int64, Number(4)), (3, Struct, chunk))]), (2, Int64, Number(page.Length)), (3, Int64, Number(values.Length)));
        byte[] schema =
        [
            .. Fields((4, Binary, Text("root")), (5, Int32, Number(1))),
            .. Fields((1, Int32, Number(3)), (3, Int32, Number(0)), (4, Binary, Text(column))),
        ];
        var footer = Fields(
            (1, Int32, Number(1)), (2, List, [0x20 | Struct, .. schema]), (3, Int64, Number(values.Length)), (4, List, [0x10 | Struct, .. group]));
        return [.. "PAR1"u8, .. page, .. footer, .. Little(footer.Length, 4), .. "PAR1"u8];
    }

    /// <summary>A struct in Thrift's compact form.</summary>
    static byte[] Fields(params (int Id, byte Type, byte[] Value)[] fields)
    {
        var bytes = new List<byte>();
        var before = 0;
        foreach (var (id, type, value) in fields)
        {
            bytes.Add((byte)((id - before) << 4 | type));
            bytes.AddRange(value);
            before = id;
        }
        return [.. bytes, 0];
    }

    static byte[] Text(string text) => [.. Varint((ulong)text.Length), .. Encoding.ASCII.GetBytes(text)];

    static byte[] Number(long value) => Varint((ulong)(value << 1 ^ value >> 63));

    static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        return [.. bytes, (byte)value];
    }

    static byte[] Little(long value, int length)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes[..length];
    }
}
