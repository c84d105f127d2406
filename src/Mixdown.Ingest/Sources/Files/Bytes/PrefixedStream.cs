namespace Mixdown.Ingest.Sources.Files.Bytes;

/// <summary>A stream with known bytes before or after it.</summary>
sealed class PrefixedStream(Stream inner, ReadOnlyMemory<byte> before = default, ReadOnlyMemory<byte> after = default) : ReadOnlyStream
{
    ReadOnlyMemory<byte> _before = before;
    ReadOnlyMemory<byte> _after = after;

    public override int Read(byte[] buffer, int offset, int count)
    {
        var target = buffer.AsSpan(offset, count);
        if (_before.Length > 0)
            return Take(ref _before, target);
        var read = inner.Read(buffer, offset, count);
        return read > 0 || count == 0 ? read : Take(ref _after, target);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    static int Take(ref ReadOnlyMemory<byte> bytes, Span<byte> target)
    {
        var count = Math.Min(bytes.Length, target.Length);
        bytes.Span[..count].CopyTo(target);
        bytes = bytes[count..];
        return count;
    }
}
