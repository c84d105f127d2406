using Mixdown.Simulation.Events;
using Mixdown.Simulation.Events.Config;
using Mixdown.Simulation.Events.Files;
using Mixdown.Simulation.Events.Songs;

namespace Mixdown.Tests.MusicEvents;

/// <summary>A week of listeners, and how their events come.</summary>
static class Listening
{
    static readonly DateTimeOffset Start = new(2025, 12, 1, 0, 0, 0, TimeSpan.Zero);

    const int Days = 6;

    /// <summary>The topics as they come: the first part is that of all days but the last.</summary>
    public static async Task<Delivery[]> SendAsync()
    {
        using var folder = new TempFolder();
        await GenerateAsync(folder.At("clean"));
        var road = new HardRoad(seed: 5);
        var until = Start.AddDays(Days - 1).ToUnixTimeMilliseconds();
        return [.. EventTopics.All.Select(topic => road.Send(topic, File.ReadAllLines(Path.Combine(folder.At("clean"), topic + ".jsonl")), until))];
    }

    /// <summary>Many of these listeners are new, so that there are visits and registrations; some upgrade.</summary>
    static async Task GenerateAsync(string folder)
    {
        var store = new StoreSongs(seed: 42, scale: 1);
        var options = new EventOptions
        {
            Seed = 7,
            Start = Start,
            End = Start.AddDays(Days),
            Customers = store.Customers,
            Config = EventConfig.Default with { Users = 300, GrowthRate = 20 },
        };
        var generator = new EventGenerator(options, store.Read(), TimeProvider.System);
        await new EventFolder(folder, overwrite: false).WriteAsync(generator, options.Topics, TestContext.Current.CancellationToken);
    }
}
