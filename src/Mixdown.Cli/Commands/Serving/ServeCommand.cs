using System.CommandLine;
using System.Net;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Serving;

namespace Mixdown.Cli.Commands.Serving;

/// <summary><c>mixdown serve</c>: the web app, the streams, and the owner that other commands hand their work to.</summary>
/// <param name="composition">Makes what is served.</param>
sealed class ServeCommand(Composition composition)
{
    readonly ProjectOptions _options = new(composition.Surroundings);
    readonly Option<int?> _port = new("--port") { HelpName = "N", Description = "The port of the web app. Default: serve.port in mixdown.yml, else 8080; 0 takes a free one" };
    readonly Option<string> _host = new("--host") { HelpName = "ADDRESS", Description = "Where to listen; until people sign in, an address of this machine alone", DefaultValueFactory = _ => "127.0.0.1" };
    readonly Option<bool> _open = new("--open") { Description = "Open the app in the browser" };
    readonly Option<bool> _noWatch = new("--no-watch") { Description = "Do not build what saved files change; pages follow saved files in any case" };
    readonly Option<bool> _noStreams = new("--no-streams") { Description = "Do not run the project's streams" };

    /// <summary>The command.</summary>
    public Command Create()
    {
        var command = new Command("serve", "Serve the project's dashboards and all that is known of its data, run its streams, and do the work of other commands, until Ctrl-C")
        {
            _port, _host, _open, _noWatch, _noStreams,
        };
        _options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    async Task<int> RunAsync(ParseResult given, CancellationToken cancel)
    {
        var request = _options.Read(given, "serve");
        await using var served = await ServedProject.OpenAsync(composition.RunHost([]), request, cancel);
        await new ProjectServer(composition, served, new ServeOptions
        {
            Address = Address(given.GetValue(_host)!),
            Port = given.GetValue(_port) ?? served.Port,
            Opens = given.GetValue(_open),
            Builds = !given.GetValue(_noWatch),
            Streams = !given.GetValue(_noStreams),
            Json = given.GetValue(_options.Json),
            Quiet = given.GetValue(_options.Quiet),
        }).RunAsync(cancel);
        return ExitCode.Success;
    }

    static IPAddress Address(string word) => word == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(word, out var address) ? address : throw new MixdownException(new Diagnostic(
        "MX4124", $"'{word}' is no address", Hint: "Write 127.0.0.1 or ::1."));
}
