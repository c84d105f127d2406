using System.Collections.Concurrent;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Runs.Events;
using Mixdown.Runs.Running.Loading;

namespace Mixdown.Runs.Running;

/// <summary>The part of a run that loads.</summary>
/// <param name="scope">What the run holds.</param>
/// <param name="host">What runs get from their process.</param>
/// <param name="request">What was asked for.</param>
sealed class LoadStage(RunScope scope, RunHost host, RunRequest request)
{
    /// <summary>Runs the loads of these names, all when there are none.</summary>
    /// <exception cref="MixdownException">MX4004: there is no load of that name.</exception>
    public async Task<RunStatus> RunAsync(IReadOnlyList<string> names, CancellationToken cancel)
    {
        using var workshop = new LoadWorkshop(scope, host, request);
        var run = new LoadRun(new LoadRunner(workshop.Host), scope.Events);
        return await SideBySideAsync(run, [.. Choose(scope.Loads, names)], cancel);
    }

    /// <summary>Runs loads at the same time: one mostly waits for its source. Their tables share the run's threads, and all of them
    /// write within one memory limit. A load that fails does not stop the others.</summary>
    async Task<RunStatus> SideBySideAsync(LoadRun run, IReadOnlyList<LoadDefinition> loads, CancellationToken cancel)
    {
        var status = RunStatus.Success;
        var failures = new ConcurrentQueue<Diagnostic>();
        var gate = new Lock();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = cancel };
        await Parallel.ForEachAsync(loads, options, async (load, stop) =>
        {
            var ended = await RunAsync(run, load, failures, stop);
            lock (gate)
                status = status.Worse(ended);
        });
        return failures.IsEmpty ? status : throw new MixdownException([.. failures]);
    }

    async Task<RunStatus> RunAsync(LoadRun run, LoadDefinition load, ConcurrentQueue<Diagnostic> failures, CancellationToken cancel)
    {
        try
        {
            var asked = new LoadRequest(host.NewId().ToString())
            {
                Migrates = request.Migrate,
                IsFullRefresh = request.FullRefresh,
                Events = request.Events,
            };
            return await run.RunAsync(load, asked, cancel);
        }
        catch (MixdownException failed)
        {
            // The boundary of one load: its source may be down while others are not.
            foreach (var diagnostic in failed.Diagnostics)
                failures.Enqueue(diagnostic);
            return RunStatus.Error;
        }
    }

    int Threads => request.Threads ?? scope.Project.Target.Threads;

    /// <summary>The loads of these names, all when there are none.</summary>
    /// <exception cref="MixdownException">MX4004: there is no load of that name.</exception>
    public static IEnumerable<LoadDefinition> Choose(IReadOnlyList<LoadDefinition> loads, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (!loads.Any(load => load.Name == name))
            {
                throw new MixdownException(new Diagnostic(
                    "MX4004", $"There is no load '{name}'", Hint: DidYouMean.Hint(name, loads.Select(load => load.Name))));
            }
        }
        return names.Count == 0 ? loads : loads.Where(load => names.Contains(load.Name, StringComparer.Ordinal));
    }
}
