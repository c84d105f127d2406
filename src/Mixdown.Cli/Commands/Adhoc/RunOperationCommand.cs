using System.CommandLine;

namespace Mixdown.Cli.Commands.Adhoc;

/// <summary><c>mixdown run-operation MACRO</c>: calls a macro for what it does to the warehouse.</summary>
static class RunOperationCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Composition composition)
    {
        var options = new ProjectOptions(composition.Surroundings);
        var macro = new Argument<string>("macro") { Description = "A macro of the project, else of any package; or package.macro" };
        var arguments = new Option<string?>("--args") { HelpName = "YAML", Description = "Its arguments by name, for example '{days: 30}'" };
        var command = new Command("run-operation", "Call a macro for what it does to the warehouse; what it did is kept only if it comes to its end") { macro, arguments };
        options.AddTo(command);
        command.SetAction(async (given, cancel) =>
        {
            var run = composition.ProjectRun(options.View(given, composition.Terminal));
            return ExitCode.Of(await run.OperateAsync(options.Read(given, "run-operation"), given.GetValue(macro)!, given.GetValue(arguments), cancel));
        });
        return command;
    }
}
