using System.CommandLine;
using Mixdown.Cli.Rendering;
using Mixdown.Runs.Validation;

namespace Mixdown.Cli.Commands;

/// <summary><c>mixdown parse</c>: reads the project and writes what it declares to <c>target/manifest.json</c>.</summary>
static class ParseCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Composition composition)
    {
        var options = new ProjectOptions(composition.Surroundings);
        var command = new Command("parse", "Read the project and write what it declares to target/manifest.json; run nothing");
        options.AddTo(command);
        command.SetAction((given, cancel) =>
        {
            var project = new ProjectReading(composition.RunHost([])).Parse(options.Read(given, "parse"), cancel);
            ProblemText.Write(composition.Terminal.Errors, composition.Terminal.Palette, project.Warnings);
            if (!given.GetValue(options.Quiet))
                composition.Terminal.Output.WriteLine($"  parse   {Figures.Count(project.Manifest.Nodes.Count, "node")}   {project.TargetPath}/manifest.json");
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
