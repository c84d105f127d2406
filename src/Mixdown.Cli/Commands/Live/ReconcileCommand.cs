using System.CommandLine;
using Mixdown.Cli.Rendering;
using Mixdown.Runs.Live.Reconciling;

namespace Mixdown.Cli.Commands.Live;

/// <summary><c>mixdown reconcile</c>: proves that live tables and batch agree.</summary>
static class ReconcileCommand
{
    /// <summary>Results that the history shows.</summary>
    const int HistoryRows = 50;

    /// <summary>The command.</summary>
    public static Command Create(Composition composition)
    {
        var options = new ProjectOptions(composition.Surroundings);
        var names = new Argument<string[]>("name") { Description = "Streams or live tables. Default: all", Arity = ArgumentArity.ZeroOrMore };
        var history = new Option<bool>("--history") { Description = "Show what earlier runs found, the newest first; compare nothing" };
        var command = new Command("reconcile", "Compare every closed window of live tables with what the facts in the warehouse say") { names, history };
        options.AddTo(command);
        command.SetAction(async (given, cancel) =>
        {
            var request = options.Read(given, "reconcile") with { Select = given.GetValue(names) ?? [] };
            if (!given.GetValue(history))
                return ExitCode.Of(await composition.ProjectRun(options.View(given, composition.Terminal)).ReconcileAsync(request, cancel));
            var found = await new ReconcileHistory(composition.RunHost([])).ReadAsync(request, HistoryRows, cancel);
            AnswerText.Write(composition.Terminal, found, given.GetValue(options.Json), "nothing was reconciled yet");
            return ExitCode.Success;
        });
        return command;
    }
}
