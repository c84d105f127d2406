using System.IO.Pipelines;

namespace Mixdown.Web.Live;

/// <summary>Writes to a client that may be slow, and gives up one that takes nothing.</summary>
sealed class PatientWriter : IDisposable
{
    /// <summary>As much as the server's buffer of a connection holds four times.</summary>
    const int PieceBytes = 16 << 10;

    readonly PipeWriter _output;
    readonly TimeSpan _most;
    readonly ITimer _patience;

    /// <param name="output">Where to; its back-pressure is what makes a client slow.</param>
    /// <param name="most">How long a client may take nothing.</param>
    /// <param name="clock">Measures that.</param>
    /// <param name="cutOff">Ends the connection of a client that takes nothing.</param>
    public PatientWriter(PipeWriter output, TimeSpan most, TimeProvider clock, Action cutOff)
    {
        (_output, _most) = (output, most);
        _patience = clock.CreateTimer(_ => cutOff(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Writes piece by piece, so that a client that is stuck keeps a piece of an event in the server's buffers and the rest
    /// where all clients share it.</summary>
    /// <returns>Whether the client is still there.</returns>
    public async ValueTask<bool> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var isThere = true;
        for (var at = 0; at < bytes.Length && isThere; at += PieceBytes)
        {
            _patience.Change(_most, Timeout.InfiniteTimeSpan);
            isThere = !(await _output.WriteAsync(bytes[at..Math.Min(at + PieceBytes, bytes.Length)], cancel)).IsCompleted;
        }
        _patience.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return isThere;
    }

    /// <inheritdoc/>
    public void Dispose() => _patience.Dispose();
}
