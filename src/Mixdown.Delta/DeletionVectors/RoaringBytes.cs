using System.Buffers.Binary;

namespace Mixdown.Delta.DeletionVectors;

/// <summary>Numbers in the bytes of a bitmap. Whatever asks beyond their end gets a <see cref="FormatException"/>.</summary>
/// <param name="Bytes">All of them.</param>
readonly record struct RoaringBytes(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Whether <see cref="Word"/> has its highest byte first.</summary>
    public bool IsBigEndian { get; init; }

    public uint Word(int at) => IsBigEndian
        ? BinaryPrimitives.ReadUInt32BigEndian(Slice(at, sizeof(uint)))
        : BinaryPrimitives.ReadUInt32LittleEndian(Slice(at, sizeof(uint)));

    public ushort Half(int at) => BinaryPrimitives.ReadUInt16LittleEndian(Slice(at, sizeof(ushort)));

    public ulong Long(int at) => BinaryPrimitives.ReadUInt64LittleEndian(Slice(at, sizeof(ulong)));

    public ReadOnlySpan<byte> Slice(int at, int length) =>
        at >= 0 && length <= Bytes.Length - at ? Bytes.Span.Slice(at, length) : throw new FormatException("the bytes end too early");
}
