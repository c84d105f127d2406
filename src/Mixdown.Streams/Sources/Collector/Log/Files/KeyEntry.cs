using System.Buffers.Binary;

namespace Mixdown.Streams.Sources.Collector.Log.Files;

/// <summary>A request that was kept, as the log remembers it.</summary>
/// <param name="Key">Its <c>Idempotency-Key</c>, hashed.</param>
/// <param name="Content">A sum of what it brought: another request under the same key is known by it.</param>
/// <param name="Time">When: milliseconds since 1970 UTC.</param>
readonly record struct KeyEntry(UInt128 Key, long Content, long Time)
{
    /// <summary>Bytes in a file.</summary>
    public const int Size = 32;

    /// <summary>Writes it.</summary>
    public void Write(Span<byte> to)
    {
        BinaryPrimitives.WriteUInt128LittleEndian(to, Key);
        BinaryPrimitives.WriteInt64LittleEndian(to[16..], Content);
        BinaryPrimitives.WriteInt64LittleEndian(to[24..], Time);
    }

    /// <summary>Reads one.</summary>
    public static KeyEntry Read(ReadOnlySpan<byte> from) => new(
        BinaryPrimitives.ReadUInt128LittleEndian(from),
        BinaryPrimitives.ReadInt64LittleEndian(from[16..]),
        BinaryPrimitives.ReadInt64LittleEndian(from[24..]));
}
