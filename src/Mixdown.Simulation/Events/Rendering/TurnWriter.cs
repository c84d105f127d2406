using Mixdown.Data.Records;
using Mixdown.Simulation.Events.Behaviour;

namespace Mixdown.Simulation.Events.Rendering;

/// <summary>Writes a turn's events: pieces of it are made text side by side, and written in their order. No more pieces are in
/// memory than there are threads, and one.</summary>
/// <param name="writers">Makes one for each piece.</param>
/// <param name="threads">How many pieces are made text at once.</param>
/// <param name="sink">Where records go.</param>
sealed class TurnWriter(Func<EventWriter> writers, int threads, IRecordSink sink)
{
    const int PieceEvents = 2048;

    readonly Queue<Task<EventPiece>> _inFlight = new();
    readonly Stack<EventPiece> _idle = new();

    /// <summary>Events so far.</summary>
    public long Events { get; private set; }

    /// <summary>Writes them.</summary>
    public async Task WriteAsync(ReadOnlyMemory<PageEvent> events, CancellationToken cancel)
    {
        for (var from = 0; from < events.Length; from += PieceEvents)
        {
            if (_inFlight.Count > threads)
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
        var piece = _idle.TryPop(out var idle) ? idle : new EventPiece(writers());
        return Task.Run(() => piece.Render(events.Span, number), cancel);
    }

    async Task WriteOldestAsync(CancellationToken cancel)
    {
        var piece = await _inFlight.Dequeue();
        foreach (var batch in piece.Batches.All)
        {
            if (batch.Count == 0)
                continue;
            await sink.WriteAsync(batch, cancel);
            batch.Clear();
        }
        _idle.Push(piece);
    }
}
