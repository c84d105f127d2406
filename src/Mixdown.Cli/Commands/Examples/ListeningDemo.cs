using Mixdown.Project.Packages;
using Mixdown.Runs.Packages;
using Mixdown.Runs.Running;
using Mixdown.Simulation.Events;
using Mixdown.Simulation.Events.Config;
using Mixdown.Simulation.Events.Files;
using Mixdown.Simulation.Events.Songs;

namespace Mixdown.Cli.Commands.Examples;

/// <summary>What the demo of music-events needs beside the store: its packages, and days of listening.</summary>
/// <param name="clock">Of the generator, which does not wait here.</param>
sealed class ListeningDemo(TimeProvider clock)
{
    /// <summary>The seed of the store whose songs are heard: that of <c>mixdown generate store</c>.</summary>
    const ulong StoreSeed = 42;

    /// <summary>The target of the example that reads events from files.</summary>
    const string FromFiles = "from_files";

    /// <summary>Installs the packages and writes the events.</summary>
    /// <returns>What to run.</returns>
    public async Task<RunRequest> PrepareAsync(RunRequest request, int users, int days, int scale, CancellationToken cancel)
    {
        using var http = new HttpClient();
        await new PackageInstall(http).RunAsync(request.ProjectDir, request.Environment, InstallMode.Install, cancel);
        if (!request.Environment.ContainsKey("MIXDOWN_EVENTS_DATA"))
            await GenerateAsync(Path.Combine(request.ProjectDir, "data", "events"), users, days, new StoreSongs(StoreSeed, scale), cancel);
        return request with { Target = request.Target ?? FromFiles };
    }

    async Task GenerateAsync(string folder, int users, int days, StoreSongs store, CancellationToken cancel)
    {
        var config = EventConfig.Default with { Users = users };
        var options = new EventOptions
        {
            Seed = config.Seed,
            Start = config.Start,
            End = config.Start.AddDays(days),
            Customers = store.Customers,
            Config = config,
        };
        await new EventFolder(folder, overwrite: true).WriteAsync(new EventGenerator(options, store.Read(), clock), options.Topics, cancel);
    }
}
