using Amazon.S3.Model;

namespace Mixdown.S3.Objects;

/// <summary>An object as a forward stream that ends only where the object ends: a body that breaks off or falls silent is taken up
/// again at the next byte, if the object is still the same.</summary>
sealed class S3ReadStream : Stream
{
    /// <summary>A body that sends nothing for so long is given up; servers that are merely slow send something.</summary>
    static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    readonly ObjectContent _content;
    readonly CancellationToken _opened;
    readonly string _tag;
    GetObjectResponse _body;
    long _position;

    /// <param name="content">Opens the rest.</param>
    /// <param name="first">The first answer.</param>
    /// <param name="opened">Stops reads that have no token of their own.</param>
    public S3ReadStream(ObjectContent content, GetObjectResponse first, CancellationToken opened)
    {
        (_content, _body, _opened) = (content, first, opened);
        (Length, _tag) = (first.ContentLength, first.ETag);
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length { get; }

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position == Length || buffer.Length == 0)
            return 0;
        for (var attempt = 1; ; attempt++)
        {
            var (count, problem) = await TryReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (problem is null)
            {
                _position += count;
                return count;
            }
            await _content.PauseAsync(problem, attempt, cancellationToken).ConfigureAwait(false);
            _body.Dispose();
            _body = await _content.GoOnAsync(_position, _tag, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    /// <remarks>Parsers read blocks of a file on threads of their own, where nothing can be awaited.</remarks>
    public override int Read(byte[] buffer, int offset, int count) =>
#pragma warning disable VSTHRD002 // There is no context to come back to, so that nothing can wait for this thread.
        ReadAsync(buffer.AsMemory(offset, count), _opened).AsTask().GetAwaiter().GetResult();
#pragma warning restore VSTHRD002

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _body.Dispose();
        base.Dispose(disposing);
    }

    async Task<(int Count, Exception? Problem)> TryReadAsync(Memory<byte> buffer, CancellationToken cancel)
    {
        using var silence = new CancellationTokenSource(LongestSilence, _content.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancel);
        try
        {
            var wanted = (int)Math.Min(buffer.Length, Length - _position);
            var count = await _body.ResponseStream.ReadAsync(buffer[..wanted], either.Token).ConfigureAwait(false);
            return count > 0 ? (count, null) : (0, new EndOfStreamException($"The body ended after {_position} of {Length} bytes."));
        }
        catch (Exception broken) when (Calls.S3Trouble.IsAway(broken, cancel))
        {
            return (0, silence.IsCancellationRequested ? new TimeoutException($"Nothing came for {LongestSilence.TotalSeconds:0} s.", broken) : broken);
        }
    }
}
