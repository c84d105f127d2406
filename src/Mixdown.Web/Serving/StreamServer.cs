using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Events;
using Mixdown.Runs.Events.Streams;
using Mixdown.Runs.Live;
using Mixdown.Runs.Streaming;
using Mixdown.Streams.Live.Views;
using Mixdown.Streams.Running;
using Mixdown.Streams.Sources;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Web.Collector;
using Mixdown.Web.Hosting;
using Mixdown.Web.Live;
using Mixdown.Web.Status;

namespace Mixdown.Web.Serving;

/// <summary>What of a process that runs streams can be reached: the collector, the live feed and the status, at a port for all and at
/// a unix socket for commands of the same user.</summary>
/// <param name="running">The streams.</param>
/// <param name="views">Their live tables; null: there are none.</param>
/// <param name="options">How it can be reached.</param>
public sealed class StreamServer(RunningStreams running, LiveViews? views, StreamServerOptions options) : IStreamCompanion
{
    readonly List<EventIntake> _intakes = [];
    readonly CancellationTokenSource _ending = new();
    readonly List<IDisposable> _held = [];
    readonly List<WebServer> _servers = [];

    /// <inheritdoc/>
    public IReadOnlyList<ITickListener> Listeners => [];

    /// <inheritdoc/>
    public EventIntake? IntakeOf(string stream) => _intakes.Find(intake => intake.Stream == stream);

    /// <inheritdoc/>
    /// <exception cref="MixdownException">The port is taken (MX5001), others would get in without a key (MX5002), or a log cannot be
    /// opened.</exception>
    public async Task StartAsync(CancellationToken cancel)
    {
        await OpenIntakesAsync(cancel);
        var shared = Shared();
        var address = await (options.Listen ?? ListenAsync)([.. Collector(asksForKeys: true), .. shared], cancel);
        running.Events.Send(at => new ServerStarted(at, address.ToString()));
        if (StreamSocket.Take(running.Folders, options.RuntimeFolder) is not { } socket)
        {
            running.Events.Send(at => new Noted(at, Taken()));
            return;
        }
        _held.Add(socket);
        _servers.Add(await WebServer.StartAsync(options.Web with { Socket = socket.Path }, [.. Collector(asksForKeys: false), .. shared], cancel));
        socket.Announce(address.ToString());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        foreach (var server in _servers)
            await server.DisposeAsync();
        foreach (var held in _held)
            held.Dispose();
        foreach (var intake in _intakes)
            await intake.DisposeAsync();
        _ending.Dispose();
    }

    async Task<Uri> ListenAsync(IReadOnlyList<WebEndpoints> endpoints, CancellationToken cancel)
    {
        var server = await WebServer.StartAsync(options.Web, endpoints, cancel);
        _servers.Add(server);
        return server.Address;
    }

    async Task OpenIntakesAsync(CancellationToken cancel)
    {
        var shop = running.Workshop;
        foreach (var stream in running.Streams.Where(stream => stream.Source is CollectorSourceOptions))
        {
            var host = new StreamHost(stream.Name, shop.Target, shop.ProjectFolder, shop.DataFolder, options.Clock)
            {
                Note = noted => running.Events.Send(at => new Noted(at, noted)),
            };
            _intakes.Add(await EventIntake.OpenAsync(stream, host, cancel));
        }
    }

    /// <summary>The same at the port and at the socket.</summary>
    IReadOnlyList<WebEndpoints> Shared()
    {
        var status = new StatusEndpoint(running, views, options.Clock);
        _held.Add(new StreamMeters(running, views, options.Clock));
        if (views is null)
            return [status];
        var feed = new LiveFeed(views, options.Feed, new LiveFeedHost(options.Clock, options.Epoch), _ending.Token);
        _held.Add(feed);
        return [feed, status];
    }

    IEnumerable<WebEndpoints> Collector(bool asksForKeys) => _intakes.Count == 0 ? [] : [new CollectorEndpoints(_intakes, options.Clock, asksForKeys)];

    Diagnostic Taken() => new(
        "MX5034", $"Process {StreamNote.Read(running.Folders)?.ProcessId} answers other commands for this target, so they do not see the streams of this one",
        Hint: "Run all streams of a target in one process.", Severity: Severity.Warning);
}
