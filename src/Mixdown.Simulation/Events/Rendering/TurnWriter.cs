using Mixdown.Data.Records;
using Mixdown.Simulation.Events.Behaviour;
using Mixdown.Simulation.Events.Profiles;
using Mixdown.Simulation.Events.Songs;

namespace Mixdown.Simulation.Events.Rendering;

/// <summary>Writes a turn's events: pieces of it are made text side by side, and written in their order. No more pieces are in
/// memory than there are threads, and one.</summary>
sealed class TurnWriter(EventOptions options, Chain chain, SongList songs, ProfileList profiles, IRecordSink sink)
{
    const int PieceEvents = 2048;

    readonly EventTexts _texts = new(chain, songs, options.Config.Tag);
    readonly Queue<Task<EventPiece>> _inFlight = new();
    readonly Stack<EventPiece> _idle = new();

    /// <summary>Events so far.</summary>
    public long Events { get; private set; }

    /// <summary>Records so far.</summary>
    public long Records { get; private set; }

    /// <summary>Bytes of their keys and values so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Writes them.</summary>
    public async Task WriteAsync(ReadOnlyMemory<PageEvent> events, CancellationToken cancel)
    {
        for (var from = 0; from < events.Length; from += PieceEvents)
        {
            if (_inFlight.Count > options.Threads)
                await WriteOldestAsync(cancel);
            var piece = events.Slice(from, Math.Min(PieceEvents, events.Length - from));
            _inFlight.Enqueue(RenderAsync(piece, Events + from, cancel));
        }
        while (_inFlight.Count > 0)
            await WriteOldestAsync(cancel);
        Events += events.Length;
    }

    Task<EventPiece> RenderAsync(ReadOnlyMemory<PageEvent> events, long number, CancellationToken cancel)
    {
        var piece = _idle.TryPop(out var idle) ? idle : new EventPiece(new EventWriter(_texts, chain, profiles, options));
        return Task.Run(() => piece.Render(events.Span, number), cancel);
    }

    async Task WriteOldestAsync(CancellationToken cancel)
    {
        var piece = await _inFlight.Dequeue();
        foreach (var batch in piece.Batches.All)
        {
            if (batch.Count == 0)
                continue;
            Records += batch.Count;
            Bytes += batch.Bytes;
            await sink.WriteAsync(batch, cancel);
            batch.Clear();
        }
        _idle.Push(piece);
    }
}
