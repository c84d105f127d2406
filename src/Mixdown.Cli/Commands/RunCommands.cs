using System.CommandLine;
using Mixdown.Project.Graph;
using Mixdown.Runs.Events;
using Mixdown.Runs.Running;

namespace Mixdown.Cli.Commands;

/// <summary>The commands that run something on a project: load, build, run, test.</summary>
/// <param name="composition">Makes the run.</param>
sealed class RunCommands(Composition composition)
{
    static readonly Dictionary<BuildVerb, string> Verbs = new()
    {
        [BuildVerb.Build] = "Build the models that are selected, check each before it is published, and publish it",
        [BuildVerb.Run] = "Build the models that are selected, without checks",
        [BuildVerb.Test] = "Run the checks of the models that are selected",
    };

    /// <summary>All of them.</summary>
    public IEnumerable<Command> Create()
    {
        yield return Load();
        foreach (var (verb, description) in Verbs)
            yield return Build(verb, description);
    }

    Command Load()
    {
        var options = new ProjectOptions(composition.Surroundings);
        var names = new Argument<string[]>("load") { Description = "Names of loads; all when there are none", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("load", "Load what is new into the lake's bronze tables") { names };
        options.AddTo(command);
        command.SetAction((given, cancel) =>
        {
            var request = options.Read(given, "load") with { Select = given.GetValue(names) ?? [] };
            return RunAsync(options, given, run => run.LoadAsync(request, cancel));
        });
        return command;
    }

    Command Build(BuildVerb verb, string description)
    {
        var name = verb.ToString().ToLowerInvariant();
        var options = new ProjectOptions(composition.Surroundings);
        var build = new BuildOptions();
        var command = new Command(name, description);
        build.AddTo(command);
        options.AddTo(command);
        command.SetAction((given, cancel) =>
        {
            var request = build.Read(given, options.Read(given, name));
            return RunAsync(options, given, run => run.BuildAsync(request, verb, cancel));
        });
        return command;
    }

    async Task<int> RunAsync(ProjectOptions options, ParseResult given, Func<ProjectRun, Task<RunStatus>> work) =>
        ExitCode.Of(await work(composition.ProjectRun(options.View(given, composition.Terminal))));
}
