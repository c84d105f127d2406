using System.CommandLine;
using Mixdown.Cli.Rendering;
using Mixdown.Runs.Flags;
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
        var flags = new FlagOptions();
        flags.Switch("partial_parse", "Use what an earlier command found out while it read the project (default)");
        flags.AddTo(command);
        options.AddTo(command);
        command.SetAction((given, cancel) =>
        {
            var values = new FlagValues(flags.Given(given), composition.Surroundings.Environment, null);
            var request = options.Read(given, "parse") with { PartialParse = values.Truth("partial_parse", byDefault: true) };
            var project = new ProjectReading(composition.RunHost([])).Parse(request, cancel);
            ProblemText.Write(composition.Terminal.Errors, composition.Terminal.Palette, project.Warnings);
            if (!given.GetValue(options.Quiet))
                composition.Terminal.Output.WriteLine($"  parse   {Figures.Count(project.Manifest.Nodes.Count, "node")}   {project.TargetPath}/manifest.json");
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
