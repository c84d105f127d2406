using Mixdown.Project;
using Mixdown.Runs.Owner;
using Mixdown.Runs.Running;
using Mixdown.Runs.Warehouses;

namespace Mixdown.Runs.Serving.Runs;

/// <summary>Lends the target that a process serves to the runs in it. Other targets are taken as always.</summary>
/// <param name="target">The target.</param>
/// <param name="turns">Who may write it.</param>
/// <param name="run">Who asks; null: nobody who writes.</param>
sealed class LentTargets(HeldTarget target, WriterTurns turns, GoingRun? run) : TargetKeeper
{
    readonly UnheldTargets _others = new();

    /// <inheritdoc/>
    internal override async Task<HeldTarget> TakeAsync(MixdownProject project, RunRequest request, RunHost host, CancellationToken cancel) =>
        run is not null && target.Serves(project)
            ? target.Lend(await turns.TakeAsync(run, cancel))
            : await _others.TakeAsync(project, request, host, cancel);

    /// <inheritdoc/>
    internal override async Task<IDisposable> LockAsync(MixdownProject project, RunRequest request, RunHost host, CancellationToken cancel) =>
        run is not null && target.Folders == RunHost.Folders(project)
            ? await turns.TakeAsync(run, cancel)
            : await _others.LockAsync(project, request, host, cancel);

    /// <inheritdoc/>
    internal override OpenWarehouse OpenForReading(MixdownProject project) =>
        target.Serves(project) ? target.OpenForReading() : _others.OpenForReading(project);
}
