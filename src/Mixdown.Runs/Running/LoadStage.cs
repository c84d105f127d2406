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
        var status = RunStatus.Success;
        foreach (var load in Choose(scope.Loads, names))
            status = status.Worse(await run.RunAsync(load, new LoadRequest(host.NewId().ToString()) { Migrates = request.Migrate }, cancel));
        return status;
    }

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
