using System.CommandLine;

namespace Mixdown.Cli.Commands;

/// <summary><c>mixdown source freshness</c>.</summary>
static class SourceCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Composition composition)
    {
        var options = new ProjectOptions(composition.Surroundings);
        var build = new BuildOptions();
        var output = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = "Where to write the report. Default: target/sources.json" };
        var freshness = new Command("freshness", "Ask the sources that are selected when they were loaded, and compare with their rules") { output };
        freshness.Aliases.Add("snapshot-freshness");
        build.AddTo(freshness);
        options.AddTo(freshness);
        freshness.SetAction(async (given, cancel) =>
        {
            var request = build.Read(given, options.Read(given, "source freshness"));
            var file = given.GetValue(output) is { } path ? Path.GetFullPath(path, request.ProjectDir) : null;
            return ExitCode.Of(await composition.ProjectRun(options.View(given, composition.Terminal)).FreshnessAsync(request, file, cancel));
        });
        return new Command("source", "What becomes of the tables that others fill") { freshness };
    }
}
