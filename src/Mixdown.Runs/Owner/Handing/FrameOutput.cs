using System.Text;
using System.Threading.Channels;

namespace Mixdown.Runs.Owner.Handing;

/// <summary>What a command writes, on its way to the process that it was given to: in the order in which it was written, and what is
/// written while a frame is sent goes together in the next one. Whoever writes waits while that process does not take it.</summary>
/// <param name="frames">The way.</param>
sealed class FrameOutput(FrameStream frames)
{
    /// <summary>Bytes that wait at most: four times what a pipe of Linux holds.</summary>
    const int Most = 256 << 10;

    /// <summary>Bytes of a frame at most.</summary>
    const int FrameBytes = 64 << 10;

    readonly object _gate = new();
    readonly Queue<(FrameKind Kind, MemoryStream Body)> _waiting = new();
    readonly Channel<bool> _ring = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    (FrameKind Kind, MemoryStream Body) _last;
    long _bytes;
    bool _isGone;

    /// <summary>Sends text, whole characters in each frame.</summary>
    public void Write(FrameKind kind, ReadOnlySpan<char> text)
    {
        const int Chars = FrameBytes / 3;
        for (; text.Length > Chars; text = text[Whole(text, Chars)..])
            Add(kind, Bytes(text[..Whole(text, Chars)]));
        Add(kind, Bytes(text));
    }

    /// <summary>Sends bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length > FrameBytes; bytes = bytes[FrameBytes..])
            Add(FrameKind.Bytes, bytes[..FrameBytes].ToArray());
        Add(FrameKind.Bytes, bytes.ToArray());
    }

    /// <summary>Asks for input.</summary>
    public void AskForInput() => Add(FrameKind.WantsInput, []);

    /// <summary>Says that nothing more is written.</summary>
    public void Complete() => _ring.Writer.Complete();

    /// <summary>Says that nobody takes anything any more: what is written from now on is lost.</summary>
    public void GiveUp()
    {
        lock (_gate)
        {
            _isGone = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Sends what is written until it is complete.</summary>
    public async Task PumpAsync()
    {
        do
        {
            while (Take() is { } next)
            {
                if (!await frames.WriteAsync(next.Kind, next.Body, CancellationToken.None))
                    GiveUp();
            }
        }
        while (await NextAsync());
    }

    static int Whole(ReadOnlySpan<char> text, int chars) => char.IsHighSurrogate(text[chars - 1]) ? chars - 1 : chars;

    static byte[] Bytes(ReadOnlySpan<char> text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }

    async Task<bool> NextAsync()
    {
        if (await _ring.Reader.WaitToReadAsync())
            return _ring.Reader.TryRead(out _);
        lock (_gate)
            return _waiting.Count > 0;
    }

    void Add(FrameKind kind, byte[] body)
    {
        lock (_gate)
        {
            while (_bytes >= Most && !_isGone)
                Monitor.Wait(_gate);
            if (_isGone)
                return;
            if (_waiting.Count == 0 || _last.Kind != kind || _last.Body.Length + body.Length > FrameBytes)
                _waiting.Enqueue(_last = (kind, new MemoryStream()));
            _last.Body.Write(body);
            _bytes += body.Length;
        }
        _ring.Writer.TryWrite(true);
    }

    Frame? Take()
    {
        lock (_gate)
        {
            if (_isGone || !_waiting.TryDequeue(out var next))
                return null;
            _bytes -= next.Body.Length;
            Monitor.PulseAll(_gate);
            return new Frame(next.Kind, next.Body.GetBuffer().AsMemory(0, (int)next.Body.Length));
        }
    }
}
