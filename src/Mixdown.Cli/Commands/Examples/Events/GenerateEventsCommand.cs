using System.CommandLine;
using System.Text;
using Mixdown.Cli.Rendering;
using Mixdown.Simulation.Events;
using Mixdown.Simulation.Events.Config;

namespace Mixdown.Cli.Commands.Examples.Events;

/// <summary><c>mixdown generate events</c>: what the listeners of a music site do.</summary>
/// <param name="composition">Where the command was started.</param>
/// <param name="clock">Paces the events.</param>
sealed class GenerateEventsCommand(Composition composition, TimeProvider clock)
{
    readonly EventsOptions _options = new();
    readonly SongOptions _songs = new();
    readonly EventsDestination _destination = new(composition, clock);
    readonly Option<bool> _print = new("--print-config") { Description = "Print the configuration that is used without --config, and end" };

    /// <summary>The command.</summary>
    public static Command Create(Composition composition, TimeProvider clock) => new GenerateEventsCommand(composition, clock).Create();

    Command Create()
    {
        var events = new Command("events", "Listening events: songs, page views, logins, upgrades; see docs/generate-events.md") { _print };
        _destination.AddTo(events);
        _options.AddTo(events);
        _songs.AddTo(events);
        events.SetAction(RunAsync);
        return events;
    }

    async Task<int> RunAsync(ParseResult given, CancellationToken cancel)
    {
        var terminal = composition.Terminal;
        if (given.GetValue(_print))
        {
            terminal.Output.Write(Encoding.UTF8.GetString(EventConfig.DefaultText()));
            return ExitCode.Success;
        }
        var options = await _options.ReadAsync(given, clock, cancel);
        ProblemText.Write(terminal.Errors, terminal.Palette, options.Config.Notes);
        var (songs, customers) = _songs.Read(given, options.Seed, cancel);
        var generator = new EventGenerator(options with { Customers = customers }, songs, clock);
        var (summary, place) = await _destination.WriteAsync(given, generator, options, cancel);
        terminal.Output.WriteLine(GeneratedText.Of(summary, place));
        return ExitCode.Success;
    }
}
