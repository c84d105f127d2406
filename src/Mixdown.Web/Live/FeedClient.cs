using System.IO.Pipelines;

namespace Mixdown.Web.Live;

/// <summary>One client of the feed, from its first event to its last. It asks for what has changed only when the last event is with
/// the network: a slow client gets fewer and larger events, and holds one of them at most.</summary>
sealed class FeedClient : IDisposable
{
    /// <summary>The share of the time from event to event after which a client waits for the next change.</summary>
    const double ReadyAt = 0.8;

    readonly FeedChannel _channel;
    readonly FeedShape _shape;
    readonly TimeSpan _every;
    readonly PatientWriter _output;

    /// <param name="channel">The table.</param>
    /// <param name="shape">What the client wants of it.</param>
    /// <param name="every">The time from event to event that the client asked for. A change that comes a little early is sent, see
    /// <see cref="RestAsync"/>: two events are at least four fifths of it apart.</param>
    /// <param name="output">Where to; its back-pressure is what makes a client slow.</param>
    /// <param name="cutOff">Ends the connection of a client that takes nothing.</param>
    public FeedClient(FeedChannel channel, FeedShape shape, TimeSpan every, PipeWriter output, Action cutOff)
    {
        (_channel, _shape, _every) = (channel, shape, every);
        _output = new PatientWriter(output, channel.Options.WriteTimeout, channel.Clock, cutOff);
    }

    /// <summary>Sends events until it is cancelled, or the client is gone.</summary>
    /// <param name="sent">The revision that the client has; below 0 for none.</param>
    /// <param name="cancel">Ends it: the client is gone or was cut off, or the stream ends.</param>
    public async Task RunAsync(long sent, CancellationToken cancel)
    {
        var isThere = await _output.WriteAsync(EventFrames.Greeting, cancel);
        while (isThere)
        {
            var next = _channel.Signal.Next;
            if (sent >= 0 && _channel.Table.Revision <= sent)
            {
                if (!await HasChangedAsync(next, cancel))
                    isThere = await _output.WriteAsync(EventFrames.Heartbeat, cancel);
                continue;
            }
            var began = _channel.Clock.GetTimestamp();
            var frame = _channel.Frames.EventOf(_shape, sent);
            isThere = await _output.WriteAsync(frame.Bytes, cancel);
            sent = frame.Revision;
            _channel.Meters.Sent(_channel.Table.Name, frame);
            await RestAsync(began, cancel);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();

    /// <summary>Waits until the next event may be sent. It may be a little early: a stream that changes as often as the client asks
    /// would else be met later and later after its change.</summary>
    Task RestAsync(long began, CancellationToken cancel)
    {
        var rest = (_every * ReadyAt) - _channel.Clock.GetElapsedTime(began);
        return rest > TimeSpan.Zero ? Task.Delay(rest, _channel.Clock, cancel) : Task.CompletedTask;
    }

    /// <summary>Waits for a change; false when it is time for a heartbeat.</summary>
    async Task<bool> HasChangedAsync(Task next, CancellationToken cancel)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var first = await Task.WhenAny(next, Task.Delay(_channel.Options.Heartbeat, _channel.Clock, waiting.Token));
        await waiting.CancelAsync();
        cancel.ThrowIfCancellationRequested();
        return ReferenceEquals(first, next);
    }
}
