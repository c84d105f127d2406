using Microsoft.Win32.SafeHandles;

namespace Mixdown.Streams.Sources.Collector.Log.Files;

/// <summary>Reads frames of one file, mostly one after the other: through a window that goes along.</summary>
/// <param name="file">The file; whoever made this closes it.</param>
sealed class FrameReader(SafeFileHandle file)
{
    const int WindowBytes = 256 << 10;

    byte[] _window = new byte[WindowBytes];
    long _from;
    int _count;

    /// <summary>Looks for a frame's header.</summary>
    /// <param name="position">Where.</param>
    /// <param name="limit">Where what may be read ends.</param>
    /// <param name="header">The header, unless there is none.</param>
    public FrameState ReadHeader(long position, long limit, out FrameHeader header)
    {
        var bytes = Bytes(position, FrameHeader.Size, limit);
        if (!FrameHeader.TryRead(bytes, out header))
            return bytes.Length < FrameHeader.Size && FrameHeader.Magic.StartsWith(bytes[..Math.Min(bytes.Length, FrameHeader.Magic.Length)]) ? FrameState.Short : FrameState.NoHeader;
        return position + header.Bytes > limit ? FrameState.Short : FrameState.Whole;
    }

    /// <summary>Looks for a frame.</summary>
    /// <param name="position">Where.</param>
    /// <param name="limit">Where what may be read ends.</param>
    /// <param name="header">Its header, unless there is none.</param>
    /// <param name="body">Its body, when it is whole; good until the next call.</param>
    public FrameState Read(long position, long limit, out FrameHeader header, out ReadOnlySpan<byte> body)
    {
        body = default;
        var state = ReadHeader(position, limit, out header);
        if (state != FrameState.Whole)
            return state;
        body = Bytes(position + FrameHeader.Size, header.BodyBytes, limit);
        return Checksum.Of(body) == header.BodySum ? FrameState.Whole : FrameState.BadBody;
    }

    /// <summary>The next position from <paramref name="from"/> on at which a whole frame stands; null when there is none.</summary>
    public (long Position, FrameHeader Header)? FindNext(long from, long limit)
    {
        for (var position = from; position + FrameHeader.Size <= limit;)
        {
            var bytes = Bytes(position, (int)Math.Min(WindowBytes, limit - position), limit);
            var at = bytes.IndexOf(FrameHeader.Magic);
            if (at < 0)
            {
                position += bytes.Length - FrameHeader.Magic.Length + 1;
                continue;
            }
            position += at;
            if (Read(position, limit, out var header, out _) == FrameState.Whole)
                return (position, header);
            position++;
        }
        return null;
    }

    /// <summary>Bytes of the file; fewer when <paramref name="limit"/> or the file's end comes before.</summary>
    public ReadOnlySpan<byte> Bytes(long position, int count, long limit)
    {
        count = (int)Math.Min(count, Math.Max(0, limit - position));
        if (position < _from || position + count > _from + _count)
            Fill(position, count, limit);
        var at = (int)(position - _from);
        return _window.AsSpan(at, Math.Min(count, Math.Max(0, _count - at)));
    }

    void Fill(long position, int count, long limit)
    {
        if (count > _window.Length)
            _window = new byte[count];
        (_from, _count) = (position, 0);
        var wanted = (int)Math.Min(_window.Length, limit - position);
        while (_count < wanted && RandomAccess.Read(file, _window.AsSpan(_count, wanted - _count), position + _count) is > 0 and var read)
            _count += read;
    }
}
