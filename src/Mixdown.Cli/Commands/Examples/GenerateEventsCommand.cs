using System.CommandLine;
using Mixdown.Cli.Rendering;
using Mixdown.Simulation.Events;
using Mixdown.Simulation.Events.Config;
using Mixdown.Simulation.Events.Files;
using Mixdown.Simulation.Events.Songs;

namespace Mixdown.Cli.Commands.Examples;

/// <summary><c>mixdown generate events</c>: what the listeners of a music site do.</summary>
sealed class GenerateEventsCommand(Terminal terminal, TimeProvider clock)
{
    readonly EventsOptions _options = new();
    readonly Option<string> _out = new("--out") { HelpName = "DIR", Description = "Where the files go, one a topic", DefaultValueFactory = _ => "data/events" };
    readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replace events that are there already" };
    readonly Option<bool> _print = new("--print-config") { Description = "Print the configuration that is used without --config, and end" };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, TimeProvider clock) => new GenerateEventsCommand(terminal, clock).Create();

    Command Create()
    {
        var events = new Command("events", "Listening events: songs, page views, logins, upgrades; see docs/generate-events.md") { _out, _overwrite, _print };
        _options.AddTo(events);
        events.SetAction(RunAsync);
        return events;
    }

    async Task<int> RunAsync(ParseResult given, CancellationToken cancel)
    {
        if (given.GetValue(_print))
        {
            terminal.Output.Write(System.Text.Encoding.UTF8.GetString(EventConfig.DefaultText()));
            return ExitCode.Success;
        }
        var options = await _options.ReadAsync(given, clock, cancel);
        ProblemText.Write(terminal.Errors, terminal.Palette, options.Config.Notes);
        var store = new StoreSongs(_options.StoreSeed(given), _options.StoreScale(given));
        options = options with { Customers = store.Customers };
        var folder = new EventFolder(given.GetValue(_out)!, given.GetValue(_overwrite));
        var generator = new EventGenerator(options, store.Read(), clock);
        var isWatched = options.Speed is not null || options is { End: null, Count: long.MaxValue };
        var summary = isWatched
            ? await folder.GrowAsync(generator, options.Topics, stop: cancel)
            : await folder.WriteAsync(generator, options.Topics, cancel);
        terminal.Output.WriteLine(GeneratedText.Of(summary, folder.FullPath));
        return ExitCode.Success;
    }
}
