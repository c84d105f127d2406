using System.CommandLine;
using Mixdown.Cli.Rendering;
using Mixdown.Runs.Documents;

namespace Mixdown.Cli.Commands;

/// <summary><c>mixdown docs generate</c>: the artifacts that catalogs and documentation sites read.</summary>
static class DocsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Composition composition) => new("docs", "What catalogs and documentation sites read") { Generate(composition) };

    static Command Generate(Composition composition)
    {
        var options = new ProjectOptions(composition.Surroundings);
        var build = new BuildOptions();
        var noCompile = new Option<bool>("--no-compile") { Description = "Write the manifest without the SQL of each node" };
        var emptyCatalog = new Option<bool>("--empty-catalog") { Description = "Do not ask the warehouse which columns it has" };
        var command = new Command("generate", "Write manifest.json and catalog.json: what the project declares and what the warehouse has") { noCompile, emptyCatalog };
        build.AddTo(command);
        options.AddTo(command);
        command.SetAction((given, cancel) =>
        {
            var request = build.Read(given, options.Read(given, "docs"));
            var wanted = new DocumentOptions(!given.GetValue(noCompile), !given.GetValue(emptyCatalog));
            var (file, relations) = new ProjectDocuments(composition.RunHost([])).Generate(request, wanted, cancel);
            if (!given.GetValue(options.Quiet))
                composition.Terminal.Output.WriteLine($"  docs   {Figures.Count(relations, "table or view", "tables and views")}   {file}");
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
