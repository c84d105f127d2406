using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Mixdown.Project.Reading.Cache;

/// <summary>Says what a kept result was made from: the first 128 bits of the SHA-256 of all of it. Two inputs with one key
/// would be a collision of SHA-256.</summary>
/// <param name="Hash">The bits.</param>
readonly record struct ContentKey(UInt128 Hash)
{
    /// <summary>Bytes of a key in files.</summary>
    public const int Bytes = 16;

    public static ContentKey Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return Read(hash);
    }

    public static ContentKey Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128LittleEndian(bytes));

    public void Write(CacheWriter writer)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, Hash);
        writer.Write(bytes);
    }
}
