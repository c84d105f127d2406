using System.CommandLine;
using System.CommandLine.Parsing;
using Mixdown.Cli.Rendering;
using Mixdown.Engines;
using Mixdown.Runs.Running;
using Mixdown.Runs.Streaming;

namespace Mixdown.Cli.Commands.Streams;

/// <summary><c>mixdown stream run|list|replay|status</c>: events into the lake as they come.</summary>
/// <param name="composition">Makes the run.</param>
sealed class StreamCommand(Composition composition)
{
    /// <summary>The command.</summary>
    public Command Create() => new("stream", "Take events into the lake as they come, exactly once")
    {
        Run(),
        Table("list", "The streams of the project, what they read and which tables they fill", (query, request, _, cancel) => query.ListAsync(request, cancel)),
        new StreamReplayCommand(composition).Create(Draw),
        Table("status", "How far each partition is read and committed, and how far it is behind", (query, request, names, cancel) => query.StatusAsync(request, names, cancel)),
    };

    Command Run()
    {
        var options = new ProjectOptions(composition.Surroundings);
        var names = Names();
        var untilCaughtUp = new Option<bool>("--until-caught-up") { Description = "End when everything is committed that the logs have now" };
        var port = new Option<int?>("--port") { HelpName = "N", Description = "The port of the collector and the live feed. Default: serve.port in mixdown.yml, else 8080" };
        var command = new Command("run", "Run streams until Ctrl-C, which commits what was read") { names, untilCaughtUp, port };
        options.AddTo(command);
        command.SetAction(async (given, cancel) =>
        {
            var request = new StreamRequest(options.Read(given, "stream run"), given.GetValue(names) ?? [])
            {
                UntilCaughtUp = given.GetValue(untilCaughtUp),
                Port = given.GetValue(port),
            };
            var view = composition.Terminal.StreamView(given.GetValue(options.Json), given.GetValue(options.Quiet));
            return ExitCode.Of(await composition.StreamRun(view).RunAsync(request, cancel));
        });
        return command;
    }

    Command Table(string verb, string description, Func<StreamQuery, RunRequest, IReadOnlyList<string>, CancellationToken, Task<ResultTable>> ask)
    {
        var options = new ProjectOptions(composition.Surroundings);
        var names = Names();
        var command = new Command(verb, description) { names };
        options.AddTo(command);
        command.SetAction(async (given, cancel) =>
        {
            var query = new StreamQuery(composition.RunHost([]));
            Draw(await ask(query, options.Read(given, $"stream {verb}"), given.GetValue(names) ?? [], cancel), given, options);
            return ExitCode.Success;
        });
        return command;
    }

    void Draw(ResultTable answer, ParseResult given, ProjectOptions options)
    {
        var terminal = composition.Terminal;
        if (!given.GetValue(options.Json))
        {
            new TableText(terminal.Palette, terminal.Width).Write(terminal.Output, answer);
            return;
        }
        foreach (var line in RowsJson.Lines(answer))
            terminal.Output.WriteLine(line);
    }

    static Argument<string[]> Names() => new("stream") { Description = "Names of streams; all when there are none", Arity = ArgumentArity.ZeroOrMore };
}
