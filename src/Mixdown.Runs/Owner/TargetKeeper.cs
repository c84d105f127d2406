using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Runs.Running;
using Mixdown.Runs.Warehouses;

namespace Mixdown.Runs.Owner;

/// <summary>Gives runs what they work on: their target, or its warehouse for reading. A process that holds a target lends it to the runs
/// in it, since the lock and a DuckDB file are taken once a process; others take it for each run.</summary>
public abstract class TargetKeeper
{
    private protected TargetKeeper() { }

    /// <summary>The target of a project, for a run that writes: nobody else writes it until it is given back.</summary>
    /// <exception cref="MixdownException">MX4001: another process owns it; or profiles.yml says of it what cannot be.</exception>
    internal abstract Task<HeldTarget> TakeAsync(MixdownProject project, RunRequest request, RunHost host, CancellationToken cancel);

    /// <summary>As <see cref="TakeAsync"/>, for work on the lake that needs neither run store nor warehouse.</summary>
    internal abstract Task<IDisposable> LockAsync(MixdownProject project, RunRequest request, RunHost host, CancellationToken cancel);

    /// <summary>The warehouse of a project, for reading only.</summary>
    /// <exception cref="MixdownException">MX4005: there is none yet; MX3002: it cannot be opened or reached.</exception>
    internal abstract OpenWarehouse OpenForReading(MixdownProject project);
}
