using System.Buffers.Binary;
using System.Text;

namespace Mixdown.Tests.PostgresCdc;

/// <summary>Messages of pgoutput, byte by byte as the manual describes them.</summary>
static class PgMessages
{
    /// <summary>A value that an update did not touch and that is not in the log.</summary>
    public const string Unchanged = "\u0001unchanged";

    public static byte[] Begin(long commitLsn) => [(byte)'B', .. Int64(commitLsn), .. Int64(0), .. Int32(700)];

    public static byte[] Commit(long commitLsn, long endLsn) => [(byte)'C', 0, .. Int64(commitLsn), .. Int64(endLsn), .. Int64(0)];

    /// <summary>A table of integers and texts; a column whose name starts with <c>*</c> is of the key.</summary>
    public static byte[] Relation(int id, string name, char identity, params string[] columns) =>
    [
        (byte)'R', .. Int32(id), .. Name("public"), .. Name(name), (byte)identity, .. Int16(columns.Length),
        .. columns.SelectMany(column => (byte[])[column[0] == '*' ? (byte)1 : (byte)0, .. Name(column.TrimStart('*')), .. Int32(25), .. Int32(-1)]),
    ];

    public static byte[] Insert(int relation, params string?[] values) => [(byte)'I', .. Int32(relation), (byte)'N', .. Tuple(values)];

    public static byte[] Update(int relation, params string?[] values) => [(byte)'U', .. Int32(relation), (byte)'N', .. Tuple(values)];

    /// <param name="relation">The table.</param>
    /// <param name="kind"><c>K</c>: the old key; <c>O</c>: the whole old row.</param>
    /// <param name="old">Before.</param>
    /// <param name="values">After.</param>
    public static byte[] Update(int relation, char kind, string?[] old, string?[] values) =>
        [(byte)'U', .. Int32(relation), (byte)kind, .. Tuple(old), (byte)'N', .. Tuple(values)];

    public static byte[] Delete(int relation, char kind, params string?[] old) => [(byte)'D', .. Int32(relation), (byte)kind, .. Tuple(old)];

    public static byte[] Truncate(params int[] relations) => [(byte)'T', .. Int32(relations.Length), 0, .. relations.SelectMany(Int32)];

    static byte[] Tuple(string?[] values) => [.. Int16(values.Length), .. values.SelectMany(Value)];

    static byte[] Value(string? value) => value switch
    {
        null => [(byte)'n'],
        Unchanged => [(byte)'u'],
        _ => [(byte)'t', .. Int32(Encoding.UTF8.GetByteCount(value)), .. Encoding.UTF8.GetBytes(value)],
    };

    static byte[] Name(string name) => [.. Encoding.UTF8.GetBytes(name), 0];

    static byte[] Int16(int value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteInt16BigEndian(bytes, (short)value);
        return bytes;
    }

    static byte[] Int32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    static byte[] Int64(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }
}
