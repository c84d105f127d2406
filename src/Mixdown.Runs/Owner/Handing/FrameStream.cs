using System.Buffers.Binary;

namespace Mixdown.Runs.Owner.Handing;

/// <summary>Frames over a stream of bytes: kind, length in four bytes with the lowest first, body. One reads and one writes at a
/// time.</summary>
/// <param name="stream">The bytes.</param>
sealed class FrameStream(Stream stream)
{
    /// <summary>Bytes of a body at most: a sender splits what is longer, but for command lines, which the system bounds.</summary>
    const int Most = 16 << 20;

    const int HeadBytes = 5;

    readonly byte[] _head = new byte[HeadBytes];

    /// <summary>The next frame; null at the end, also where the other process died.</summary>
    public async Task<Frame?> ReadAsync(CancellationToken cancel)
    {
        try
        {
            if (await stream.ReadAtLeastAsync(_head, HeadBytes, throwOnEndOfStream: false, cancel) < HeadBytes)
                return null;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(_head.AsSpan(1));
            if (length > Most)
                return null;
            var body = new byte[length];
            return await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancel) < body.Length ? null : new Frame((FrameKind)_head[0], body);
        }
        catch (IOException)
        {
            // The other process is gone with bytes on their way: an end as any other.
            return null;
        }
    }

    /// <summary>Sends a frame.</summary>
    /// <returns>False when the other process is gone.</returns>
    public async Task<bool> WriteAsync(FrameKind kind, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        var frame = new byte[HeadBytes + body.Length];
        frame[0] = (byte)kind;
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(1), (uint)body.Length);
        body.Span.CopyTo(frame.AsSpan(HeadBytes));
        try
        {
            await stream.WriteAsync(frame, cancel);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
