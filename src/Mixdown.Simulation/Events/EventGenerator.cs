using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Simulation.Events.Behaviour;
using Mixdown.Simulation.Events.Chaos;
using Mixdown.Simulation.Events.Rendering;
using Mixdown.Simulation.Events.Songs;
using Mixdown.Simulation.Events.Truth;

namespace Mixdown.Simulation.Events;

/// <summary>Simulates listeners of a music site and writes what they do. What the events hold is in docs/generate-events.md.</summary>
/// <param name="options">Checked by <see cref="WriteAsync"/>.</param>
/// <param name="songs">What they listen to.</param>
/// <param name="clock">Paces a run that is not as fast as it goes.</param>
public sealed class EventGenerator(EventOptions options, SongList songs, TimeProvider clock)
{
    /// <summary>Writes all events, in the order of their times, and of their listeners where times are equal.</summary>
    /// <param name="sink">Where they go. It is flushed at the end.</param>
    /// <param name="truth">A folder for <c>truth.json</c> and <c>truth_minutes.csv</c>; null: nobody counts.</param>
    /// <param name="stop">Ends the run soon, as if it had been meant to end there.</param>
    /// <param name="cancel">Stops at once.</param>
    /// <exception cref="MixdownException">MX6020: an option is out of its range.</exception>
    public async Task<EventSummary> WriteAsync(IRecordSink sink, string? truth, CancellationToken stop, CancellationToken cancel)
    {
        options.Require();
        var rules = new ListenerRules(options, songs);
        var plan = new ChaosPlan(options.Chaos, options.Seed);
        var routes = new TopicRoutes(rules.Chain, options.Topics);
        await using var tally = truth is null ? null : new TruthTally(rules.Chain, songs, routes, plan, truth);
        await using var way = new ChaosSink(sink, plan, options.Seed);
        var pace = new Pace(options, clock);
        var feed = new EventFeed(options, rules, pace.LongestTurn);
        var texts = new EventTexts(rules.Chain, songs, options.Config.Tag);
        var writer = new TurnWriter(() => new EventWriter(texts, feed.Profiles, routes, plan, options.Config.FirstUser), options.Threads, way);
        var run = new EventRun(feed, pace, writer, tally, options.Speed is null ? null : sink);

        await run.SimulateAsync(stop, cancel);
        await way.FlushAsync(cancel);
        if (tally is not null)
            await WriteTruthAsync(truth!, Truth(run, feed, writer.Events, tally), tally, cancel);
        return new EventSummary(writer.Events, way.Records, way.Bytes, feed.Users, feed.Sessions);
    }

    EventTruth Truth(EventRun run, EventFeed feed, long events, TruthTally tally)
    {
        var end = options.End is { } planned && !run.WasStopped && events < options.Count ? planned : DateTimeOffset.FromUnixTimeMilliseconds(run.LastEvent);
        return new EventTruth(
            EventTruth.ContentVersion, options.Seed, options.Start, end, events, feed.Users, feed.Sessions, tally.Totals(options.Topics));
    }

    static async Task WriteTruthAsync(string folder, EventTruth truth, TruthTally tally, CancellationToken cancel)
    {
        await tally.EndAsync();
        var json = JsonSerializer.SerializeToUtf8Bytes(truth, EventTruthJson.Default.EventTruth);
        await File.WriteAllBytesAsync(Path.Combine(folder, EventTruth.FileName), [.. json, (byte)'\n'], cancel);
    }
}
