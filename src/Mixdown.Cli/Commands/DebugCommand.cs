using System.CommandLine;
using Mixdown.Cli.Rendering;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Validation;

namespace Mixdown.Cli.Commands;

/// <summary><c>mixdown debug</c>: whether project, profile and warehouse are as they should be.</summary>
static class DebugCommand
{
    const int Indent = 12;

    /// <summary>The command.</summary>
    public static Command Create(Composition composition)
    {
        var options = new ProjectOptions(composition.Surroundings);
        var noConnection = new Option<bool>("--no-connection") { Description = "Look at the files only" };
        var command = new Command("debug", "Look at project, profile and warehouse, and say what is wrong") { noConnection };
        options.AddTo(command);
        command.SetAction(async (given, cancel) =>
        {
            var (output, palette) = (composition.Terminal.Output, composition.Terminal.Palette);
            output.WriteLine($"  {"mixdown",-Indent} {ProductVersion.Text}");
            var problems = new List<Diagnostic>();
            await foreach (var finding in new ProjectDoctor(composition.RunHost([])).LookAsync(options.Read(given, "debug"), !given.GetValue(noConnection), cancel))
            {
                output.WriteLine($"  {finding.What,-Indent} {finding.Found}   {(finding.Problems.Count == 0 ? palette.Good("ok") : palette.Bad("wrong"))}");
                problems.AddRange(finding.Problems);
            }
            ProblemText.Write(composition.Terminal.Errors, palette, problems);
            if (problems.Count == 0)
                output.WriteLine("  All checks passed!");
            return problems.Count == 0 ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }
}
