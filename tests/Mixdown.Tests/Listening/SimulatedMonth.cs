using Mixdown.Simulation.Events;
using Mixdown.Simulation.Events.Behaviour;
using Mixdown.Simulation.Events.Config;
using Mixdown.Simulation.Events.Songs;

namespace Mixdown.Tests.Listening;

/// <summary>Four weeks without a holiday, of listeners whose songs are as long as those of which the values to compare with were
/// measured: log-normal, with a median of 233 seconds and a sigma of 0.35.</summary>
public sealed class SimulatedMonth : IAsyncLifetime
{
    internal const int Users = 8000;

    /// <summary>A Monday.</summary>
    internal static readonly DateTimeOffset Start = new(2026, 7, 6, 0, 0, 0, TimeSpan.Zero);

    internal Chain Chain { get; } = new(EventConfig.Default);

    /// <summary>By time.</summary>
    internal PageEvent[] Events { get; private set; } = [];

    internal static SongList Songs { get; } = new(Enumerable.Range(0, 1000).Select(song => new Song(song + 1, "A", "S", Length(song), 1)));

    /// <summary>The first events of sessions.</summary>
    internal IReadOnlyList<PageEvent> Starts { get; private set; } = [];

    internal IReadOnlyList<List<PageEvent>> Sessions { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Events = await SimulateAsync(Options(Users));
        Starts = [.. Events.Where(happened => happened.IsNewSession && happened.Item == 0)];
        Sessions = [.. Events.GroupBy(happened => happened.Session).Select(session => session.ToList())];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal static EventOptions Options(int users) => new()
    {
        Config = EventConfig.Default with { Users = users }, Seed = 3, Start = Start, End = Start.AddDays(28), Threads = 2,
    };

    internal static async Task<PageEvent[]> SimulateAsync(EventOptions options)
    {
        var feed = new EventFeed(options, new ListenerRules(options, Songs), long.MaxValue);
        var (all, turn) = (new List<PageEvent>(), new PageEvent[1]);
        await feed.BeginAsync(TestContext.Current.CancellationToken);
        while (!feed.IsOver)
        {
            await feed.SimulateAsync(TestContext.Current.CancellationToken);
            var count = feed.Merge(ref turn);
            all.AddRange(turn.AsSpan(0, count));
        }
        return [.. all];
    }

    /// <summary>The quantile of a song's place among a thousand.</summary>
    static int Length(int song) => (int)(1000 * Math.Clamp(233 * Math.Exp(0.35 * Normal((song + 0.5) / 1000)), 20, 1800));

    // Hastings' approximation, good to 4.5e-4.
    static double Normal(double p)
    {
        var t = Math.Sqrt(-2 * Math.Log(Math.Min(p, 1 - p)));
        var z = t - ((2.515517 + (0.802853 * t) + (0.010328 * t * t)) / (1 + (1.432788 * t) + (0.189269 * t * t) + (0.001308 * t * t * t)));
        return p < 0.5 ? -z : z;
    }
}
