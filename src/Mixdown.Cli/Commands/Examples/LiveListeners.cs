using System.CommandLine;
using Mixdown.Cli.Rendering;
using Mixdown.Data.Diagnostics;
using Mixdown.Simulation.Events;
using Mixdown.Simulation.Events.Config;
using Mixdown.Simulation.Events.Songs;
using Mixdown.Streams.Sinks;

namespace Mixdown.Cli.Commands.Examples;

/// <summary>Listeners who are there now, so that the live charts of a served example move: their events of the last hour at once, then
/// the others as they happen, sent to its collector as anybody would.</summary>
/// <param name="composition">Where problems are shown.</param>
sealed class LiveListeners(Composition composition)
{
    /// <summary>What charts of the last minutes show: they are full from the beginning.</summary>
    static readonly TimeSpan Before = TimeSpan.FromHours(1);

    /// <summary>Above the ids of those whose days are in the example already: these are other people.</summary>
    const long FirstUser = 1_000_000;

    readonly Option<int> _listeners = new("--live") { HelpName = "N", Description = "music-events: listeners who are there while it is served, in real time; 0: none", DefaultValueFactory = _ => 20_000 };

    /// <summary>Adds its option to a command.</summary>
    public void AddTo(Command command) => command.Options.Add(_listeners);

    /// <summary>What goes on beside the server; null: nobody listens.</summary>
    public Func<Uri, CancellationToken, Task>? Of(ParseResult given, StoreSongs store) => given.GetValue(_listeners) is > 0 and var listeners
        ? (address, stop) => SendAsync(listeners, store, address, stop)
        : null;

    async Task SendAsync(int listeners, StoreSongs store, Uri address, CancellationToken stop)
    {
        using var client = new HttpClient();
        var options = new HttpSinkOptions { Address = address, WriteKey = composition.Surroundings.Environment.GetValueOrDefault("MIXDOWN_WRITE_KEY") };
        try
        {
            await using var sink = new HttpSink(options, client, composition.Clock, Guid.CreateVersion7);
            var (songs, now) = (store.Read(), Now());
            var before = Options(listeners, now - Before) with { End = now };
            await new EventGenerator(before, songs, composition.Clock).WriteAsync(sink, truth: null, stop, CancellationToken.None);
            var after = Options(listeners, now) with { Speed = 1 };
            await new EventGenerator(after, songs, composition.Clock).WriteAsync(sink, truth: null, stop, CancellationToken.None);
        }
        catch (MixdownException problem)
        {
            // The boundary of the listeners: they cannot be heard, and the example is served without them.
            ProblemText.Write(composition.Terminal.Errors, composition.Terminal.Palette, problem.Diagnostics);
        }
    }

    static EventOptions Options(int listeners, DateTimeOffset start) => new()
    {
        // Of each run others: they begin less than a session a second.
        FirstSession = (int)start.ToUnixTimeSeconds(),
        Seed = (ulong)start.ToUnixTimeSeconds(),
        Start = start,
        Config = EventConfig.Default with { Users = listeners, FirstUser = FirstUser },
        Threads = 1,
    };

    DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(composition.Clock.GetUtcNow().ToUnixTimeSeconds());
}
