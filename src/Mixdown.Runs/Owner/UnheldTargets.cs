using Mixdown.Project;
using Mixdown.Runs.Running;
using Mixdown.Runs.Warehouses;

namespace Mixdown.Runs.Owner;

/// <summary>The targets of a process that holds none: each run takes its own.</summary>
sealed class UnheldTargets : TargetKeeper
{
    /// <inheritdoc/>
    internal override Task<HeldTarget> TakeAsync(MixdownProject project, RunRequest request, RunHost host, CancellationToken cancel) =>
        HeldTarget.TakeAsync(project, request, host, isServed: false, cancel);

    /// <inheritdoc/>
    internal override async Task<IDisposable> LockAsync(MixdownProject project, RunRequest request, RunHost host, CancellationToken cancel) =>
        await ProjectLock.TakeAsync(RunHost.Folders(project), request.Command, request.LockTimeout, host.Clock, cancel);

    /// <inheritdoc/>
    internal override OpenWarehouse OpenForReading(MixdownProject project) => TargetWarehouses.Of(project).OpenForReading();
}
