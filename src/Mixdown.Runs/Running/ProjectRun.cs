using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;
using Mixdown.Project;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize.Adhoc;
using Mixdown.Runs.Events;
using Mixdown.Runs.Running.Loading;
using Mixdown.Runs.Flags;
using Mixdown.Runs.Live;
using Mixdown.Runs.Live.Reconciling;
using Mixdown.Runs.Owner;
using Mixdown.Runs.Watching;

namespace Mixdown.Runs.Running;

/// <summary>Runs a command on a project, from the lock to the last event.</summary>
/// <param name="host">What runs get from their process.</param>
public sealed class ProjectRun(RunHost host)
{
    /// <summary>Loads what is new.</summary>
    /// <exception cref="MixdownException">The project has errors, or another process owns the target: there was no run.</exception>
    public Task<RunStatus> LoadAsync(RunRequest request, CancellationToken cancel) =>
        RunAsync(request, selects: false, (scope, _) => new LoadStage(scope, host, request).RunAsync(request.Select, cancel), cancel);

    /// <summary>Reads rejected records again, or takes them out of quarantine.</summary>
    /// <param name="request">Names the project; its selection names loads, all when it is empty.</param>
    /// <param name="asked">Which records.</param>
    /// <param name="cancel">Stops the run.</param>
    /// <exception cref="MixdownException">As <see cref="LoadAsync"/>.</exception>
    public Task<RunStatus> ReplayAsync(RunRequest request, ReplayAsked asked, CancellationToken cancel) =>
        RunAsync(request, selects: false, (scope, _) => new ReplayStage(scope, host, request).RunAsync(asked, cancel), cancel);

    /// <summary>Builds, or only runs, or only checks, what is selected.</summary>
    /// <exception cref="MixdownException">The project or the selection has errors, or another process owns the target: there was no
    /// run.</exception>
    public Task<RunStatus> BuildAsync(RunRequest request, BuildVerb verb, CancellationToken cancel) =>
        RunAsync(request, selects: true, (scope, runId) => new BuildStage(scope, host, request, runId).RunAsync(verb, cancel), cancel);

    /// <summary>Builds what is selected, and then again and again what changes in the project's files changes, until it is
    /// cancelled; that is its usual end.</summary>
    /// <exception cref="MixdownException">Another process owns the target.</exception>
    public async Task WatchAsync(RunRequest request, BuildVerb verb, CancellationToken cancel)
    {
        using var loop = new WatchLoop(host, request, verb);
        await loop.RunAsync(cancel);
    }

    /// <summary>Loads, and then again and again what comes where the loads look, until it is cancelled; that is its usual end.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="every">The time between two looks at buckets and databases.</param>
    /// <param name="cancel">Ends it.</param>
    public Task WatchLoadsAsync(RunRequest request, TimeSpan every, CancellationToken cancel) =>
        new LoadWatchLoop(host, request, every).RunAsync(cancel);

    /// <summary>Does what failed or was skipped in the last run again, with the same command and what it was asked.</summary>
    /// <param name="request">Names the project; what it says of threads and vars replaces what the last run was asked.</param>
    /// <param name="cancel">Stops the run.</param>
    /// <exception cref="MixdownException">MX4022: there is no last run, or its command cannot be done again; otherwise as
    /// <see cref="BuildAsync"/>.</exception>
    public Task<RunStatus> RetryAsync(RunRequest request, CancellationToken cancel)
    {
        var (again, verb) = RetryPlan.Of(request);
        return BuildAsync(again, verb, cancel);
    }

    /// <summary>Calls a macro for what it does to the warehouse; what it did is kept only if it comes to its end.</summary>
    /// <param name="request">Names the project.</param>
    /// <param name="macro">Its name, or <c>package.macro</c>.</param>
    /// <param name="arguments">A YAML map; null for none.</param>
    /// <param name="cancel">Stops the macro.</param>
    /// <exception cref="MixdownException">The project or the arguments have errors, or another process owns the target: there was no
    /// run.</exception>
    public Task<RunStatus> OperateAsync(RunRequest request, string macro, string? arguments, CancellationToken cancel)
    {
        var given = MacroOperation.ReadArguments(arguments);
        return RunAsync(request, selects: false, (scope, _) => Task.FromResult(Operate(scope, macro, given, cancel)), cancel);
    }

    /// <summary>Asks the sources that are selected how new they are.</summary>
    /// <param name="request">Names the project and the sources.</param>
    /// <param name="output">Where the report goes, absolute; null for <c>target/sources.json</c>.</param>
    /// <param name="cancel">Stops the run.</param>
    /// <exception cref="MixdownException">As <see cref="BuildAsync"/>.</exception>
    public Task<RunStatus> FreshnessAsync(RunRequest request, string? output, CancellationToken cancel) =>
        RunAsync(request, selects: true, (scope, runId) => new FreshnessStage(scope, host, runId).RunAsync(output, cancel), cancel);

    /// <summary>Compares live tables with what the facts in the warehouse say.</summary>
    /// <param name="request">Names the project; its selection names streams or live tables, all when it is empty.</param>
    /// <param name="cancel">Stops the run.</param>
    /// <exception cref="MixdownException">MX4085: there is no such stream or live table; otherwise as <see cref="LoadAsync"/>.</exception>
    public Task<RunStatus> ReconcileAsync(RunRequest request, CancellationToken cancel) => RunAsync(
        request, selects: false, (scope, _) => new ReconcileStage(scope, host).RunAsync(LiveTwins.Choose(LiveTwins.Of(scope.Project), request.Select), cancel), cancel);

    /// <summary>Loads what is new and builds everything.</summary>
    /// <exception cref="MixdownException">The project has errors, or another process owns the target: there was no run.</exception>
    public Task<RunStatus> RefreshAsync(RunRequest request, CancellationToken cancel) => RunAsync(
        request,
        selects: true,
        async (scope, runId) =>
        {
            var loaded = await new LoadStage(scope, host, request).RunAsync([], cancel);
            return loaded is RunStatus.Error or RunStatus.Cancelled
                ? loaded
                : loaded.Worse(await new BuildStage(scope, host, request, runId).RunAsync(BuildVerb.Build, cancel));
        },
        cancel);

    static RunStatus Operate(RunScope scope, string macro, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancel)
    {
        var operation = MacroOperation.Find(scope.Project, macro, arguments);
        using var session = scope.Target.Warehouse.Engine.OpenSession();
        foreach (var warning in operation.Run(session, cancel))
            scope.Events.Send(at => new Noted(at, warning));
        return RunStatus.Success;
    }

    async Task<RunStatus> RunAsync(RunRequest request, bool selects, Func<RunScope, string, Task<RunStatus>> work, CancellationToken cancel)
    {
        var runId = host.NewId().ToString();
        var began = host.Clock.GetTimestamp();
        var library = Task.Run(DuckDbEngine.Preload, CancellationToken.None);
        var project = ProjectReader.Read(host.ProjectRequest(request, runId), cancel);
        using var target = await host.Targets.TakeAsync(project, request, host, cancel);
        var scope = new RunScope(project, target, host, request.Warnings);
        await library;
        return await new RunStory(host, request, runId, began).TellAsync(scope, selects, () => work(scope, runId), cancel);
    }
}
