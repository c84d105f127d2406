using System.CommandLine;
using Mixdown.Cli.Commands.Loading;
using Mixdown.Cli.Rendering;
using Mixdown.Engines;
using Mixdown.Runs.Queries;

namespace Mixdown.Cli.Commands;

/// <summary><c>mixdown quarantine list|show|replay|discard</c>: the records that could not be loaded.</summary>
static class QuarantineCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Composition composition) => new("quarantine", "Look at the records that could not be loaded, and read them again")
    {
        List(composition),
        Show(composition),
        new ReplayCommand(composition).Replay(),
        new ReplayCommand(composition).Discard(),
    };

    static Command List(Composition composition)
    {
        var options = new ProjectOptions(composition.Surroundings);
        var command = new Command("list", "How many records of which file, and why");
        options.AddTo(command);
        command.SetAction(async (given, cancel) =>
            Draw(composition.Terminal, await Query(composition).ListAsync(options.Read(given, "quarantine"), cancel), given.GetValue(options.Json)));
        return command;
    }

    static Command Show(Composition composition)
    {
        var options = new ProjectOptions(composition.Surroundings);
        var table = new Argument<string>("table") { Description = "A bronze table" };
        var limit = new Option<int>("--limit") { HelpName = "N", Description = "Records at most", DefaultValueFactory = _ => 20 };
        var csv = new Option<bool>("--csv") { Description = "All records as CSV, to be corrected and given to 'quarantine replay --from'" };
        var command = new Command("show", "The records of one table, with file, line and reason") { table, limit, csv };
        options.AddTo(command);
        command.SetAction(async (given, cancel) =>
        {
            var request = options.Read(given, "quarantine");
            if (!given.GetValue(csv))
                return Draw(composition.Terminal, await Query(composition).ShowAsync(request, given.GetValue(table)!, given.GetValue(limit), cancel), given.GetValue(options.Json));
            RowsCsv.Write(composition.Terminal.Output, await Query(composition).RecordsAsync(request, given.GetValue(table)!, cancel));
            return ExitCode.Success;
        });
        return command;
    }

    static QuarantineQuery Query(Composition composition) => new(composition.RunHost([]));

    static int Draw(Terminal terminal, ResultTable answer, bool json)
    {
        AnswerText.Write(terminal, answer, json, "nothing is in quarantine");
        return ExitCode.Success;
    }
}
