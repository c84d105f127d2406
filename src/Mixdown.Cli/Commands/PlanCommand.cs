using System.CommandLine;
using Mixdown.Cli.Rendering;
using Mixdown.Cli.Rendering.Previews;
using Mixdown.Runs.Plans;

namespace Mixdown.Cli.Commands;

/// <summary><c>mixdown plan</c>: what a build would change.</summary>
static class PlanCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Composition composition)
    {
        var options = new ProjectOptions(composition.Surroundings);
        var build = new BuildOptions();
        var failOn = new Option<string?>("--fail-on") { HelpName = "WHAT", Description = "breaking: exit with 1 when a column goes, or changes its type, that others may read" };
        failOn.AcceptOnlyFromAmong("breaking");
        var command = new Command("plan", "Show what a build would change: models, SQL, columns and who uses them; change nothing") { failOn };
        build.AddTo(command);
        options.AddTo(command);
        command.SetAction(async (given, cancel) =>
        {
            var preview = await new PlanReading(composition.RunHost([])).ReadAsync(build.Read(given, options.Read(given, "plan")), cancel);
            if (given.GetValue(options.Json))
                composition.Terminal.Output.WriteLine(PreviewJson.Of(preview));
            else
                Print(composition.Terminal, preview);
            return given.GetValue(failOn) is not null && preview.IsBreaking ? ExitCode.Failure : ExitCode.Success;
        });
        return command;
    }

    static void Print(Terminal terminal, BuildPreview preview)
    {
        foreach (var line in new PreviewText(terminal.Palette).Lines(preview))
            terminal.Output.WriteLine(line);
        ProblemText.Write(terminal.Errors, terminal.Palette, preview.Problems);
    }
}
