using System.CommandLine;
using Mixdown.Project.Graph;
using Mixdown.Runs.Events;
using Mixdown.Runs.Flags;
using Mixdown.Runs.Running;

namespace Mixdown.Cli.Commands;

/// <summary>The commands that run something on a project: build, run, test, seed, snapshot, clone, retry.</summary>
/// <param name="composition">Makes the run.</param>
sealed class RunCommands(Composition composition)
{
    static readonly Dictionary<BuildVerb, string> Verbs = new()
    {
        [BuildVerb.Build] = "Build the models that are selected, check each before it is published, and publish it",
        [BuildVerb.Run] = "Build the models that are selected, without checks",
        [BuildVerb.Test] = "Run the checks of the models that are selected",
        [BuildVerb.Seed] = "Build the seeds that are selected, without checks",
        [BuildVerb.Snapshot] = "Build the snapshots that are selected, without checks",
        [BuildVerb.Clone] = "Make what is selected copies of, or views on, what the state of --state has",
    };

    /// <summary>All of them.</summary>
    public IEnumerable<Command> Create()
    {
        foreach (var (verb, description) in Verbs)
            yield return Build(verb, description);
        yield return Retry();
    }

    Command Build(BuildVerb verb, string description)
    {
        var name = verb.ToString().ToLowerInvariant();
        var options = new ProjectOptions(composition.Surroundings);
        var build = new BuildOptions();
        var watch = new Option<bool>("--watch") { Description = "Then go on: build what a saved file changes, until Ctrl-C" };
        var command = new Command(name, description);
        if (verb == BuildVerb.Build)
            command.Options.Add(watch);
        build.AddTo(command);
        options.AddTo(command);
        command.SetAction((given, cancel) =>
        {
            var request = build.Read(given, options.Read(given, name));
            return RunAsync(options, given, run => given.GetResult(watch)?.GetValueOrDefault<bool>() == true ? WatchAsync(run, request, verb, cancel) : run.BuildAsync(request, verb, cancel));
        });
        return command;
    }

    /// <summary>A person ends it when all is done, so that how it ends says nothing of the builds.</summary>
    static async Task<RunStatus> WatchAsync(ProjectRun run, RunRequest request, BuildVerb verb, CancellationToken cancel)
    {
        await run.WatchAsync(request, verb, cancel);
        return RunStatus.Success;
    }

    Command Retry()
    {
        var options = new ProjectOptions(composition.Surroundings);
        var state = new FlagOptions();
        state.Text("state", "DIR", "Artifacts of the run to repeat. Default: those of the last one");
        state.Switch("warn_error", "Let all warnings count as errors, and so repeat what only warned");
        state.Switch("full_refresh", "Accepted for dbt's sake: the run is repeated as it was");
        var command = new Command("retry", "Do what failed or was skipped in the last run again, as it was asked then");
        state.AddTo(command);
        options.AddTo(command);
        command.SetAction((given, cancel) =>
        {
            var flags = new FlagValues(state.Given(given), composition.Surroundings.Environment, null);
            var request = options.Read(given, "retry") with
            {
                State = flags.Text("state"),
                Warnings = new WarnErrorOptions { All = flags.Truth("warn_error") },
            };
            return RunAsync(options, given, run => run.RetryAsync(request, cancel));
        });
        return command;
    }

    async Task<int> RunAsync(ProjectOptions options, ParseResult given, Func<ProjectRun, Task<RunStatus>> work) =>
        ExitCode.Of(await work(composition.ProjectRun(options.View(given, composition.Terminal))));
}
