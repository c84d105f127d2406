using System.CommandLine;
using Mixdown.Cli.Rendering;
using Mixdown.Project.Packages;
using Mixdown.Runs.Events;
using Mixdown.Runs.Packages;
using Mixdown.Runs.Running;
using Mixdown.Runs.Streaming;
using Mixdown.Simulation.Events;
using Mixdown.Simulation.Events.Config;
using Mixdown.Simulation.Events.Songs;

namespace Mixdown.Cli.Commands.Examples;

/// <summary>What the demo of music-events does beside that of the store: days of listening, by way of the stream's log.</summary>
/// <param name="composition">Makes the runs.</param>
sealed class ListeningDemo(Composition composition)
{
    const string Stream = "listening";

    /// <summary>The seed of the store whose songs are heard: that of <c>mixdown generate store</c>.</summary>
    const ulong StoreSeed = 42;

    readonly Option<int> _users = new("--users") { HelpName = "N", Description = "music-events: listeners at the start, where nothing was listened to yet", DefaultValueFactory = _ => 1000 };
    readonly LiveListeners _live = new(composition);
    readonly Option<int> _days = new("--days") { HelpName = "N", Description = "music-events: days that they listen", DefaultValueFactory = _ => 7 };

    /// <summary>Adds its options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_users);
        command.Options.Add(_days);
        _live.AddTo(command);
    }

    /// <summary>Installs the packages, writes the events into the stream's log unless it holds some, and runs the stream until all of them
    /// are in the lake.</summary>
    /// <returns>How the stream ended.</returns>
    public async Task<RunStatus> StreamAsync(ParseResult given, RunRequest request, int scale, CancellationToken cancel)
    {
        using var http = new HttpClient();
        await new PackageInstall(http).RunAsync(request.ProjectDir, request.Environment, InstallMode.Install, cancel);
        if (!Directory.Exists(Path.Combine(request.ProjectDir, "data", request.Target ?? "dev", "streams", Stream, "log")))
            await GenerateAsync(given, request, new StoreSongs(StoreSeed, scale), cancel);
        var view = composition.Terminal.StreamView(json: false, quiet: true);
        return await new StreamRun(composition.RunHost([view]), _ => []).RunAsync(new StreamRequest(request, [Stream]) { UntilCaughtUp = true }, cancel);
    }

    /// <summary>The listeners who are there while the example is served; null: none.</summary>
    public Func<Uri, CancellationToken, Task>? Live(ParseResult given, int scale) => _live.Of(given, new StoreSongs(StoreSeed, scale));

    async Task GenerateAsync(ParseResult given, RunRequest request, StoreSongs store, CancellationToken cancel)
    {
        var host = composition.RunHost([]);
        var config = EventConfig.Default with { Users = given.GetValue(_users) };
        var options = new EventOptions
        {
            Seed = config.Seed,
            Start = config.Start,
            End = config.Start.AddDays(given.GetValue(_days)),
            Customers = store.Customers,
            Config = config,
        };
        await using var log = await StreamLog.OpenAsync(host, request, Stream, note => ProblemText.Write(composition.Terminal.Errors, composition.Terminal.Palette, [note]), cancel);
        await new EventGenerator(options, store.Read(), host.Clock).WriteAsync(log.Sink, truth: null, stop: cancel, cancel);
    }
}
