using System.Diagnostics;
using Mixdown.Cli.Rendering;
using Mixdown.Cli.Rendering.Serving;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Owner.Handing;
using Mixdown.Runs.Serving;
using Mixdown.Web.Exports;
using Mixdown.Web.Hosting;
using Mixdown.Web.Serving;

namespace Mixdown.Cli.Commands.Serving;

/// <summary>Serves a project until it is cancelled: web app, streams, saved files, and the commands of others.</summary>
/// <param name="composition">Makes what is served.</param>
/// <param name="served">The project.</param>
/// <param name="options">How.</param>
sealed class ProjectServer(Composition composition, ServedProject served, ServeOptions options)
{
    readonly IServeView _view = ServeViews.Of(composition.Terminal, options);

    /// <summary>Serves.</summary>
    /// <exception cref="MixdownException">MX5001: the port is taken. MX5002: others than this machine would get in.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var door = new StreamDoor(composition, options.Streams);
        var streams = door.RunAsync(served, _view, ending.Token);
        try
        {
            var endpoints = await door.EndpointsAsync(streams);
            await using var web = await AppServer.StartAsync(served, endpoints, Web(), cancel);
            door.Listens(web.Address);
            await ServeAsync(web, cancel);
        }
        finally
        {
            await ending.CancelAsync();
            await streams;
        }
    }

    async Task ServeAsync(AppServer web, CancellationToken cancel)
    {
        var address = web.Address;
        using var changes = served.Changes.Listen(change => _view.On(served.Clock.GetUtcNow(), change));
        await using var answers = new DashboardAnswers(served, new DashboardOptions());
        using var exporter = new DashboardExporter(served, answers, new ExportOptions { Environment = composition.Surroundings.Environment });
        var commands = new OwnedCommands(served, exporter, composition.Clock);
        await using var owner = new OwnerSocket(served.Folders, composition.RuntimeFolder, ProductVersion.Text, commands.RunAsync);
        owner.Announce("serve", address.ToString());
        _view.Started(served, address, options);
        if (options.Opens)
            Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true })?.Dispose();
        await Task.WhenAll(served.WatchAsync(options.Builds, cancel), web.GetReadyAsync(cancel), options.Beside?.Invoke(address, cancel) ?? Task.CompletedTask);
    }

    WebOptions Web() => new()
    {
        Address = options.Address,
        Port = options.Port,
        Version = ProductVersion.Text,
        Report = problem => ProblemText.Write(composition.Terminal.Errors, composition.Terminal.Palette, [problem]),
    };
}
