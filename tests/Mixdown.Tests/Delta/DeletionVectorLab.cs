using System.Buffers.Binary;

namespace Mixdown.Tests.Delta;

/// <summary>Deletion vectors byte by byte, as the protocol and the format of Roaring bitmaps have them.</summary>
static class DeletionVectorLab
{
    const string Letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

    /// <summary>The mark, the number of bitmaps, and each bitmap after its upper 32 bits.</summary>
    public static byte[] Array(params (uint Upper, byte[] Bitmap)[] bitmaps) =>
        [.. Int32(1681511377), .. Int64(bitmaps.Length), .. bitmaps.SelectMany(bitmap => (byte[])[.. Int32((int)bitmap.Upper), .. bitmap.Bitmap])];

    /// <summary>A bitmap whose containers are lists or, above 4,096 values, bits.</summary>
    public static byte[] Bitmap(params (ushort Key, ushort[] Values)[] containers)
    {
        var contents = containers.Select(container => Content(container.Values)).ToList();
        var offset = 8 + 8 * containers.Length;
        var bytes = new List<byte>([.. Int32(12346), .. Int32(containers.Length)]);
        foreach (var (key, values) in containers)
            bytes.AddRange([.. Int16(key), .. Int16((ushort)(values.Length - 1))]);
        foreach (var content in contents)
        {
            bytes.AddRange(Int32(offset));
            offset += content.Length;
        }
        return [.. bytes, .. contents.SelectMany(content => content)];
    }

    /// <summary>A bitmap of one container of runs: first value, and length less one.</summary>
    public static byte[] Runs(ushort key, params (ushort First, ushort More)[] runs) =>
    [
        .. Int32(12347), 1, .. Int16(key), .. Int16((ushort)(runs.Sum(run => run.More + 1) - 1)),
        .. Int16((ushort)runs.Length), .. runs.SelectMany(run => (byte[])[.. Int16(run.First), .. Int16(run.More)]),
    ];

    /// <summary>A file with one set of rows at offset 1.</summary>
    public static byte[] File(byte[] set) => [1, .. BigEndian((uint)set.Length), .. set, .. BigEndian(Checksum(set))];

    public static string Base85(ReadOnlySpan<byte> bytes)
    {
        var text = "";
        for (var at = 0; at < bytes.Length; at += 4)
        {
            var (value, group) = ((long)BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]), "");
            for (var i = 0; i < 5; i++, value /= 85)
                group = Letters[(int)(value % 85)] + group;
            text += group;
        }
        return text;
    }

    /// <summary>The bytes, filled up with zeros to a multiple of four.</summary>
    public static byte[] Padded(byte[] bytes) => [.. bytes, .. new byte[(4 - bytes.Length % 4) % 4]];

    /// <summary>Bit by bit, to check the table of the code.</summary>
    static uint Checksum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }
        return ~sum;
    }

    static byte[] Content(ushort[] values)
    {
        if (values.Length <= 4096)
            return [.. values.SelectMany(Int16)];
        var bits = new byte[8192];
        foreach (var value in values)
            bits[value / 8] |= (byte)(1 << (value % 8));
        return bits;
    }

    static byte[] Int16(ushort value) => [(byte)value, (byte)(value >> 8)];

    static byte[] Int32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    static byte[] Int64(long value) => [.. Int32((int)value), .. Int32((int)(value >> 32))];

    static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
