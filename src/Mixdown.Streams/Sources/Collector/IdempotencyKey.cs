using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Mixdown.Streams.Sources.Collector.Log.Files;

namespace Mixdown.Streams.Sources.Collector;

/// <summary>What a request is known by when it comes again.</summary>
/// <param name="Key">The client's key, hashed.</param>
/// <param name="Content">A sum of what the request brings.</param>
public readonly record struct IdempotencyKey(UInt128 Key, long Content)
{
    /// <summary>The key of a request.</summary>
    /// <param name="client">Who sends it: two clients may use the same keys.</param>
    /// <param name="text">What the client calls it.</param>
    /// <param name="content">What it brings.</param>
    public static IdempotencyKey Of(string client, string text, ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{client}\n{text}"), hash);
        return new IdempotencyKey(BinaryPrimitives.ReadUInt128LittleEndian(hash), (long)content.Length << 32 | Checksum.Of(content));
    }
}
