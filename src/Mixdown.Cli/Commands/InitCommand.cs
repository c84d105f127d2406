using System.CommandLine;
using Mixdown.Cli.Commands.Examples;
using Mixdown.Cli.Rendering;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Packages;
using Mixdown.Runs.Events;
using Mixdown.Runs.Packages;
using Mixdown.Runs.Running;
using Mixdown.Runs.Starting;

namespace Mixdown.Cli.Commands;

/// <summary><c>mixdown init NAME --from …</c>: from data to tested tables, with no line of YAML written by hand; or
/// <c>--example …</c>: an example as a project of one's own.</summary>
/// <param name="composition">Makes the runs.</param>
sealed class InitCommand(Composition composition)
{
    readonly Argument<string?> _name = new("name") { Description = "The new project's folder; left out where --from is a dbt project", Arity = ArgumentArity.ZeroOrOne };
    readonly Option<string> _from = new("--from") { HelpName = "DATA", Description = "A folder of CSV, JSON or Parquet files, a database (postgres://user@host/database), or a dbt project" };
    readonly Option<string?> _example = new("--example") { HelpName = "NAME", Description = "An example that the project begins as: " + string.Join(", ", ExampleFolder.All) };
    readonly Option<bool> _noBuild = new("--no-build") { Description = "Load and write the project, and build nothing" };
    readonly ProjectOptions _options = new(composition.Surroundings);

    /// <summary>The command.</summary>
    public static Command Create(Composition composition) => new InitCommand(composition).Create();

    Command Create()
    {
        var command = new Command("init", "Make a project out of data: loads, sources, models, tests that hold, and a first dashboard") { _name, _from, _example, _noBuild };
        _example.AcceptOnlyFromAmong([.. ExampleFolder.All]);
        command.Validators.Add(given =>
        {
            if (given.GetResult(_from) is null == given.GetResult(_example) is null)
                given.AddError("Say what the project begins as: --from DATA, or --example NAME.");
        });
        foreach (var option in (Option[])[_options.Threads, _options.Json, _options.Quiet])
            command.Options.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    async Task<int> RunAsync(ParseResult given, CancellationToken cancel)
    {
        if (given.GetValue(_example) is { } example)
            return await CopyAsync(given, example, cancel);
        var from = given.GetValue(_from)!;
        if (!from.Contains("://", StringComparison.Ordinal))
            from = Path.GetFullPath(from, composition.Surroundings.Folder);
        if (ProjectAdoption.IsProject(from))
            return Adopt(given, from, cancel);
        var folder = Folder(given);
        var variable = ProjectStarter.Begin(folder, from);
        var request = Request(given, folder, variable, from);
        var loaded = await composition.ProjectRun(_options.View(given, composition.Terminal)).LoadAsync(request, cancel);
        var summary = await new ProjectStarter(composition.RunHost([])).FinishAsync(request, cancel);
        Say(given, summary);
        var built = given.GetValue(_noBuild)
            ? RunStatus.Success
            : await composition.ProjectRun(_options.View(given, composition.Terminal)).BuildAsync(request with { Command = "build" }, Project.Graph.BuildVerb.Build, cancel);
        if (!given.GetValue(_options.Quiet) && !given.GetValue(_options.Json))
            SayNext(Path.GetRelativePath(composition.Surroundings.Folder, folder), variable, isBuilt: !given.GetValue(_noBuild));
        return ExitCode.Of(loaded is RunStatus.Error ? loaded : built);
    }

    async Task<int> CopyAsync(ParseResult given, string example, CancellationToken cancel)
    {
        var folder = Folder(given);
        var copy = new ExampleCopy(ExampleFolder.Find(example), folder);
        copy.Write();
        if (copy.HasPackages)
        {
            using var http = new HttpClient();
            await new PackageInstall(http).RunAsync(folder, composition.Surroundings.Environment, InstallMode.Install, cancel);
        }
        if (!given.GetValue(_options.Quiet) && !given.GetValue(_options.Json))
        {
            var relative = Path.GetRelativePath(composition.Surroundings.Folder, folder);
            composition.Terminal.Output.WriteLine($"  wrote   {relative}, a copy of {example}");
            composition.Terminal.Output.WriteLine($"  next    cd {relative}, then as its README.md says");
        }
        return ExitCode.Success;
    }

    string Folder(ParseResult given)
    {
        var name = given.GetValue(_name) ?? throw new MixdownException(new Diagnostic("MX4075", "The new project has no name", Hint: "Name its folder: mixdown init my-shop --from data."));
        return Path.TrimEndingDirectorySeparator(Path.GetFullPath(name, composition.Surroundings.Folder));
    }

    int Adopt(ParseResult given, string folder, CancellationToken cancel)
    {
        var (loads, standing) = new ProjectAdoption(composition.RunHost([])).Adopt(_options.Read(given, "init", folder), cancel);
        var output = composition.Terminal.Output;
        output.WriteLine($"  wrote   mixdown.yml with {Figures.Count(loads.Count, "load")}{(loads.Count == 0 ? "" : ": " + string.Join(", ", loads))}");
        if (standing.Count > 0)
            output.WriteLine($"  found   {string.Join(", ", standing)} in the warehouse: no load needed");
        output.WriteLine(loads.Count == 0 ? "  next    mixdown build" : "  next    say in mixdown.yml where each load's data is, then mixdown load && mixdown build");
        return ExitCode.Success;
    }

    RunRequest Request(ParseResult given, string folder, string? variable, string from)
    {
        var request = _options.Read(given, "load", folder);
        if (variable is null)
            return request;
        var environment = new Dictionary<string, string>(request.Environment, StringComparer.Ordinal) { [variable] = from };
        return request with { Environment = environment };
    }

    void Say(ParseResult given, StarterSummary summary)
    {
        if (given.GetValue(_options.Quiet) || given.GetValue(_options.Json))
            return;
        var output = composition.Terminal.Output;
        output.WriteLine();
        output.WriteLine($"  found   {Figures.Count(summary.Tables, "table")}, {Figures.Count(summary.Keys, "key")}, {Figures.Count(summary.Relationships, "relationship")}{Orphans(summary)}");
        foreach (var (column, repeated) in summary.NearKeys)
            output.WriteLine($"  note    {column} would be a key, but {(repeated == 1 ? "one value occurs" : $"{repeated} values occur")} more than once: nothing is joined by it");
        output.WriteLine($"  wrote   {Figures.Count(summary.Files.Count, "file")} in {Path.GetRelativePath(composition.Surroundings.Folder, summary.Folder)}: sources, models, tests, a dashboard");
        output.WriteLine();
    }

    static string Orphans(StarterSummary summary) => summary.Orphans == 0 ? "" : $" ({summary.Orphans} with rows that lead nowhere: they warn)";

    void SayNext(string folder, string? variable, bool isBuilt)
    {
        var output = composition.Terminal.Output;
        output.WriteLine();
        output.WriteLine($"  next   cd {(folder.Contains(' ', StringComparison.Ordinal) ? $"'{folder}'" : folder)}");
        if (variable is not null)
            output.WriteLine($"         export {variable}=…                  the database; no password is written into the project");
        if (isBuilt)
            output.WriteLine("         mixdown serve                          the first dashboard, and all that was built, in the browser");
        output.WriteLine(isBuilt ? "         edit models and dashboards: it follows each save" : "         mixdown build                          models and tests");
    }
}
