using System.Security.Cryptography;

namespace Mixdown.Ingest.Sources.Files.Bytes;

/// <summary>Reads through, counts and, where that is wanted, hashes what passes.</summary>
sealed class HashingStream(Stream inner, bool isHashed = true) : ReadOnlyStream
{
    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    long _bytes;

    /// <summary>Bytes passed so far. Any thread.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Reads what nobody asked for and gives the hash of the whole content: lower-case hex SHA-256.</summary>
    public string Finish()
    {
        var rest = new byte[64 * 1024];
        while (Read(rest, 0, rest.Length) > 0)
        {
        }
        return Convert.ToHexStringLower(_hash.GetCurrentHash());
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        if (isHashed)
            _hash.AppendData(buffer, offset, read);
        Interlocked.Add(ref _bytes, read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            _hash.Dispose();
        }
        base.Dispose(disposing);
    }
}
