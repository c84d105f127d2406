using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;
using Mixdown.Project.Graph;
using Mixdown.Runs.Events;

namespace Mixdown.Runs.Running;

/// <summary>Runs a command on a project, from the lock to the last event. The boundary at which what goes wrong becomes a part of
/// the run's story.</summary>
/// <param name="host">What runs get from their process.</param>
public sealed class ProjectRun(RunHost host)
{
    /// <summary>Loads what is new.</summary>
    /// <exception cref="MixdownException">The project has errors, or another process owns the target: there was no run.</exception>
    public Task<RunStatus> LoadAsync(RunRequest request, CancellationToken cancel) =>
        RunAsync(request, (scope, _) => new LoadStage(scope, host, request).RunAsync(request.Select, cancel), cancel);

    /// <summary>Builds, or only runs, or only checks, what is selected.</summary>
    /// <exception cref="MixdownException">The project has errors, or another process owns the target: there was no run.</exception>
    public Task<RunStatus> BuildAsync(RunRequest request, BuildVerb verb, CancellationToken cancel) =>
        RunAsync(request, (scope, runId) => new BuildStage(scope, host, request, runId).RunAsync(verb, cancel), cancel);

    /// <summary>Loads what is new and builds everything.</summary>
    /// <exception cref="MixdownException">The project has errors, or another process owns the target: there was no run.</exception>
    public Task<RunStatus> RefreshAsync(RunRequest request, CancellationToken cancel) => RunAsync(
        request,
        async (scope, runId) =>
        {
            var loaded = await new LoadStage(scope, host, request).RunAsync([], cancel);
            return loaded is RunStatus.Error or RunStatus.Cancelled
                ? loaded
                : loaded.Worse(await new BuildStage(scope, host, request, runId).RunAsync(BuildVerb.Build, cancel));
        },
        cancel);

    async Task<RunStatus> RunAsync(RunRequest request, Func<RunScope, string, Task<RunStatus>> work, CancellationToken cancel)
    {
        var runId = host.NewId().ToString();
        var began = host.Clock.GetTimestamp();
        var library = Task.Run(DuckDbEngine.Preload, CancellationToken.None);
        using var scope = await RunScope.OpenAsync(host, request, runId, cancel);
        await library;
        var target = scope.Project.Target;
        scope.Events.Send(at => new RunStarted(at, runId, request.Command, scope.Project.Name, target.Name, target.Type));
        foreach (var warning in scope.Project.Warnings)
            scope.Events.Send(at => new Noted(at, warning));
        var status = RunStatus.Error;
        try
        {
            status = await work(scope, runId);
        }
        catch (MixdownException problem)
        {
            foreach (var diagnostic in problem.Diagnostics)
                scope.Events.Send(at => new Noted(at, diagnostic));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            status = RunStatus.Cancelled;
        }
        finally
        {
            scope.Events.Send(at => new RunFinished(at, status, host.Clock.GetElapsedTime(began)));
        }
        return status;
    }
}
