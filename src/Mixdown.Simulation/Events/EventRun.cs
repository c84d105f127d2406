using Mixdown.Data.Records;
using Mixdown.Simulation.Events.Behaviour;
using Mixdown.Simulation.Events.Rendering;
using Mixdown.Simulation.Events.Truth;

namespace Mixdown.Simulation.Events;

/// <summary>Simulates and writes turn by turn, until the run is over or somebody stops it.</summary>
/// <param name="feed">Simulates.</param>
/// <param name="pace">Holds back.</param>
/// <param name="writer">Writes.</param>
/// <param name="tally">Counts; null: nobody does.</param>
/// <param name="watched">Flushed after each turn, since somebody waits for what is in it; null: nobody does.</param>
sealed class EventRun(EventFeed feed, Pace pace, TurnWriter writer, TruthTally? tally, IRecordSink? watched)
{
    /// <summary>When the last event happened, in milliseconds since 1970; 0 for none.</summary>
    public long LastEvent { get; private set; }

    /// <summary>Whether somebody stopped it.</summary>
    public bool WasStopped { get; private set; }

    /// <summary>Runs it.</summary>
    /// <param name="stop">Ends it after the turn that is being written.</param>
    /// <param name="cancel">Stops at once.</param>
    public async Task SimulateAsync(CancellationToken stop, CancellationToken cancel)
    {
        if (tally is not null)
            await tally.BeginAsync();
        await feed.BeginAsync(cancel);
        var events = new PageEvent[1024];
        var simulated = feed.SimulateAsync(cancel);
        for (var isOver = false; !isOver;)
        {
            await simulated;
            var end = feed.TurnEnd;
            var count = feed.Merge(ref events);
            isOver = feed.IsOver;
            // The next turn is simulated while this one is written.
            simulated = isOver ? Task.CompletedTask : feed.SimulateAsync(cancel);
            await pace.WaitAsync(end, stop, cancel);
            WasStopped = !isOver && stop.IsCancellationRequested;
            isOver |= WasStopped;
            await WriteAsync(events.AsMemory(0, count), end, cancel);
        }
        await simulated;
    }

    async Task WriteAsync(ReadOnlyMemory<PageEvent> events, long end, CancellationToken cancel)
    {
        var number = writer.Events;
        if (events.Length > 0)
            LastEvent = events.Span[^1].Time;
        await writer.WriteAsync(events, cancel);
        if (tally is not null)
            await tally.AddAsync(events, number, end);
        if (watched is not null && events.Length > 0)
            await watched.FlushAsync(cancel);
    }
}
