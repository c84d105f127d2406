using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Simulation.Events.Behaviour;
using Mixdown.Simulation.Events.Rendering;
using Mixdown.Simulation.Events.Songs;

namespace Mixdown.Simulation.Events;

/// <summary>Simulates listeners of a music site and writes what they do. What the events hold is in docs/generate-events.md.</summary>
/// <param name="options">Checked by <see cref="WriteAsync"/>.</param>
/// <param name="songs">What they listen to.</param>
/// <param name="clock">Paces a run that is not as fast as it goes.</param>
public sealed class EventGenerator(EventOptions options, SongList songs, TimeProvider clock)
{
    /// <summary>Writes all events, in the order of their times, and of their listeners where times are equal.</summary>
    /// <param name="sink">Where they go. It is flushed at the end.</param>
    /// <param name="cancel">Stops at once.</param>
    /// <exception cref="MixdownException">MX6020: an option is out of its range.</exception>
    public async Task<EventSummary> WriteAsync(IRecordSink sink, CancellationToken cancel)
    {
        options.Require();
        var rules = new ListenerRules(options, songs);
        var pace = new Pace(options, clock);
        var feed = new EventFeed(options, rules, pace.LongestTurn);
        var writer = new TurnWriter(options, rules.Chain, songs, feed.Profiles, sink);
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
            await pace.WaitAsync(end, cancel);
            await writer.WriteAsync(events.AsMemory(0, count), cancel);
        }
        await sink.FlushAsync(cancel);
        return new EventSummary(writer.Events, writer.Records, writer.Bytes, feed.Users, feed.Sessions);
    }
}
