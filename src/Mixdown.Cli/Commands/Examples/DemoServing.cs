using System.CommandLine;
using Mixdown.Cli.Commands.Serving;
using Mixdown.Runs.Running;
using Mixdown.Runs.Serving;

namespace Mixdown.Cli.Commands.Examples;

/// <summary>How a demo goes on: its example is served until Ctrl-C, as <c>mixdown serve</c> does.</summary>
/// <param name="composition">Makes what is served.</param>
sealed class DemoServing(Composition composition)
{
    readonly Option<int?> _port = new("--port") { HelpName = "N", Description = "Serve the dashboards at this port, also where no person watches. Default: 8080 on a terminal; 0 takes a free one" };
    readonly Option<bool> _noServe = new("--no-serve") { Description = "End with the answers: serve no dashboards" };

    /// <summary>Adds its options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_port);
        command.Options.Add(_noServe);
        command.Validators.Add(given =>
        {
            if (given.GetValue(_noServe) && given.GetValue(_port) is not null)
                given.AddError("--port says where to serve, --no-serve not to: give one of them.");
        });
    }

    /// <summary>Whether the dashboards are to be served.</summary>
    public bool IsWanted(ParseResult given) =>
        !given.GetValue(_noServe) && composition.Within is null && (composition.Terminal.IsInteractive || given.GetValue(_port) is not null);

    /// <summary>Serves until it is cancelled.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="request">The project.</param>
    /// <param name="beside">What goes on meanwhile; null: nothing.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX5001: the port is taken.</exception>
    public async Task ServeAsync(ParseResult given, RunRequest request, Func<Uri, CancellationToken, Task>? beside, CancellationToken cancel)
    {
        await using var served = await ServedProject.OpenAsync(composition.RunHost([]), request with { Command = "serve", Changed = false }, cancel);
        var options = new ServeOptions { Port = given.GetValue(_port) ?? served.Port, IsGoingOn = true, Beside = beside };
        await new ProjectServer(composition, served, options).RunAsync(cancel);
    }
}
