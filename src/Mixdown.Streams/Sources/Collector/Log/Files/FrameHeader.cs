using System.Buffers.Binary;

namespace Mixdown.Streams.Sources.Collector.Log.Files;

/// <summary>What stands before the records of one write: see docs/decisions/0024-event-log.md.</summary>
/// <param name="BodyBytes">How long records and keys are together.</param>
/// <param name="Offset">The offset of the first record; the next one's where there is none.</param>
/// <param name="Timestamp">When the log took the records: milliseconds since 1970 UTC.</param>
/// <param name="Records">How many records follow.</param>
/// <param name="Keys">How many idempotency keys follow the records.</param>
/// <param name="Durable">How much of the file was on disk for certain before this was written: what is wrong before that position is
/// damage, never a write that was cut off.</param>
/// <param name="BodySum">The checksum of the body.</param>
readonly record struct FrameHeader(int BodyBytes, long Offset, long Timestamp, int Records, int Keys, long Durable, uint BodySum)
{
    /// <summary>Bytes of a header.</summary>
    public const int Size = 48;

    /// <summary>A longer body is none of ours.</summary>
    public const int MaxBody = 64 << 20;

    const int SumAt = Size - sizeof(uint);

    /// <summary>What a header begins with.</summary>
    public static ReadOnlySpan<byte> Magic => "MXF1"u8;

    /// <summary>The offset behind the last record.</summary>
    public long Next => Offset + Records;

    /// <summary>Bytes with the header.</summary>
    public int Bytes => Size + BodyBytes;

    /// <summary>Writes it with a checksum of its own, so that a wrong length is never believed.</summary>
    public void Write(Span<byte> to)
    {
        Magic.CopyTo(to);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], BodyBytes);
        BinaryPrimitives.WriteInt64LittleEndian(to[8..], Offset);
        BinaryPrimitives.WriteInt64LittleEndian(to[16..], Timestamp);
        BinaryPrimitives.WriteInt32LittleEndian(to[24..], Records);
        BinaryPrimitives.WriteInt32LittleEndian(to[28..], Keys);
        BinaryPrimitives.WriteInt64LittleEndian(to[32..], Durable);
        BinaryPrimitives.WriteUInt32LittleEndian(to[40..], BodySum);
        BinaryPrimitives.WriteUInt32LittleEndian(to[SumAt..], Checksum.Of(to[..SumAt]));
    }

    /// <summary>Reads one; false where there is none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> from, out FrameHeader header)
    {
        header = default;
        if (from.Length < Size || !from.StartsWith(Magic) || BinaryPrimitives.ReadUInt32LittleEndian(from[SumAt..]) != Checksum.Of(from[..SumAt]))
            return false;
        header = new FrameHeader(
            BinaryPrimitives.ReadInt32LittleEndian(from[4..]), BinaryPrimitives.ReadInt64LittleEndian(from[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(from[16..]), BinaryPrimitives.ReadInt32LittleEndian(from[24..]),
            BinaryPrimitives.ReadInt32LittleEndian(from[28..]), BinaryPrimitives.ReadInt64LittleEndian(from[32..]),
            BinaryPrimitives.ReadUInt32LittleEndian(from[40..]));
        return header is { BodyBytes: >= 0 and <= MaxBody, Offset: >= 0, Records: >= 0, Keys: >= 0 };
    }
}
