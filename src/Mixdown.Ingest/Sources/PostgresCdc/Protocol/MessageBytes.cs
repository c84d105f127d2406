using System.Buffers.Binary;
using System.Text;

namespace Mixdown.Ingest.Sources.PostgresCdc.Protocol;

/// <summary>Walks the bytes of one message of pgoutput: numbers are big-endian, names end with a zero byte.</summary>
ref struct MessageBytes(ReadOnlySpan<byte> bytes)
{
    readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Bytes walked so far.</summary>
    public int Position { get; private set; }

    public byte Byte() => Take(1)[0];

    public int Int16() => BinaryPrimitives.ReadInt16BigEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    public uint UInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64BigEndian(Take(8));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64BigEndian(Take(8));

    public string Name()
    {
        var length = _bytes[Position..].IndexOf((byte)0);
        if (length < 0)
            throw CdcFaults.Malformed("a name has no end");
        var name = Encoding.UTF8.GetString(_bytes.Slice(Position, length));
        Position += length + 1;
        return name;
    }

    public ReadOnlySpan<byte> Take(int length)
    {
        if (length < 0 || length > _bytes.Length - Position)
            throw CdcFaults.Malformed("it ends before its content does");
        var taken = _bytes.Slice(Position, length);
        Position += length;
        return taken;
    }
}
