using System.Buffers.Binary;

namespace Mixdown.Streams.Sources.Collector.Log.Files;

/// <summary>What a file of the log begins with.</summary>
/// <param name="First">The offset of its first record.</param>
/// <param name="Created">When it was begun: milliseconds since 1970 UTC.</param>
readonly record struct SegmentHeader(long First, long Created)
{
    /// <summary>Bytes of a header.</summary>
    public const int Size = 32;

    const int SumAt = Size - sizeof(uint);

    static ReadOnlySpan<byte> Magic => "MXEVLOG1"u8;

    /// <summary>Writes it.</summary>
    public void Write(Span<byte> to)
    {
        to[..Size].Clear();
        Magic.CopyTo(to);
        BinaryPrimitives.WriteInt64LittleEndian(to[8..], First);
        BinaryPrimitives.WriteInt64LittleEndian(to[16..], Created);
        BinaryPrimitives.WriteUInt32LittleEndian(to[SumAt..], Checksum.Of(to[..SumAt]));
    }

    /// <summary>Reads one; false where it is damaged or none of ours.</summary>
    public static bool TryRead(ReadOnlySpan<byte> from, out SegmentHeader header)
    {
        header = default;
        if (from.Length < Size || !from.StartsWith(Magic) || BinaryPrimitives.ReadUInt32LittleEndian(from[SumAt..]) != Checksum.Of(from[..SumAt]))
            return false;
        header = new SegmentHeader(BinaryPrimitives.ReadInt64LittleEndian(from[8..]), BinaryPrimitives.ReadInt64LittleEndian(from[16..]));
        return true;
    }
}
