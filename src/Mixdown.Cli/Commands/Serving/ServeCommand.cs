using System.CommandLine;
using Mixdown.Cli.Rendering;
using Mixdown.Runs.Running;
using Mixdown.Runs.Serving;
using Mixdown.Web.Hosting;
using Mixdown.Web.Serving;

namespace Mixdown.Cli.Commands.Serving;

/// <summary><c>mixdown serve</c>: the web app.</summary>
/// <param name="composition">Makes what is served.</param>
sealed class ServeCommand(Composition composition)
{
    readonly ProjectOptions _options = new(composition.Surroundings);
    readonly Option<int?> _port = new("--port") { HelpName = "N", Description = "The port of the web app. Default: serve.port in mixdown.yml, else 8080; 0 takes a free one" };

    /// <summary>The command.</summary>
    public Command Create()
    {
        var command = new Command("serve", "Serve the project's dashboards and all that is known of its data, until Ctrl-C") { _port };
        _options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    async Task<int> RunAsync(ParseResult given, CancellationToken cancel)
    {
        await using var served = await ServedProject.OpenAsync(composition.RunHost([]), _options.Read(given, "serve"), cancel);
        var options = new WebOptions { Port = given.GetValue(_port) ?? served.Port, Version = ProductVersion.Text };
        await using var server = await AppServer.StartAsync(served, options, cancel);
        composition.Terminal.Output.WriteLine($"  {served.Facts.Name} is served at {server.Address}");
        try
        {
            await Task.Delay(Timeout.Infinite, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Its usual end.
        }
        return ExitCode.Success;
    }
}
