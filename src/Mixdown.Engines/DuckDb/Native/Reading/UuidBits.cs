using System.Buffers.Binary;

namespace Mixdown.Engines.DuckDb.Native.Reading;

/// <summary>DuckDB's UUID: 128 bits, the first one turned round, so that signed comparison sorts them.</summary>
static class UuidBits
{
    internal static Guid Read(Int128 stored)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt128BigEndian(bytes, stored ^ Int128.MinValue);
        return new Guid(bytes, bigEndian: true);
    }

    internal static Int128 Write(Guid id) => (Int128)Plain(id) ^ Int128.MinValue;

    /// <summary>The bits in their order, as parameters are passed.</summary>
    internal static UInt128 Plain(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
