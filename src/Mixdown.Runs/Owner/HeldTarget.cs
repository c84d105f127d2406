using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage.Cache;
using Mixdown.Project;
using Mixdown.Runs.Running;
using Mixdown.Runs.State;
using Mixdown.Runs.Warehouses;

namespace Mixdown.Runs.Owner;

/// <summary>A target in the hands of this process, for one run or for several one after another: its lock, its run store, and its
/// warehouse, which is opened when it is first asked for and then stays open.</summary>
sealed class HeldTarget : IDisposable
{
    readonly ProjectLock _lock;
    readonly ITargetWarehouse _warehouse;
    OpenWarehouse? _opened;

    HeldTarget(ProjectLock held, TargetFolders folders, ITargetWarehouse warehouse, ObjectCache cache)
    {
        (_lock, _warehouse, Folders, Cache) = (held, warehouse, folders, cache);
        Store = new RunStore(folders.State);
    }

    /// <summary>Where it keeps what it has.</summary>
    public TargetFolders Folders { get; }

    /// <summary>What ran on it.</summary>
    public RunStore Store { get; }

    /// <summary>Copies of the lake's files where that is remote: what the warehouse's views name stays as long as this is held.</summary>
    public ObjectCache Cache { get; }

    /// <summary>What of its warehouse is not SQL.</summary>
    public ITargetWarehouse Kind => _warehouse;

    /// <summary>Its warehouse, open for builds.</summary>
    /// <exception cref="MixdownException">MX3002: it cannot be opened or reached.</exception>
    public OpenWarehouse Warehouse => _opened ??= _warehouse.Open();

    /// <summary>Takes the target of a project.</summary>
    /// <exception cref="MixdownException">MX4001: another process owns it; or profiles.yml says of it what cannot be.</exception>
    public static async Task<HeldTarget> TakeAsync(MixdownProject project, RunRequest request, RunHost host, CancellationToken cancel)
    {
        var (warehouse, folders) = (TargetWarehouses.Of(project), RunHost.Folders(project));
        var held = await ProjectLock.TakeAsync(folders, request.Command, request.LockTimeout, host.Clock, cancel);
        try
        {
            return new HeldTarget(held, folders, warehouse, host.Cache(project));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Whether it is the target of that project too: settings in profiles.yml may have changed.</summary>
    public bool Serves(MixdownProject project) => Folders == RunHost.Folders(project) && _warehouse.Equals(TargetWarehouses.Of(project));

    /// <inheritdoc/>
    public void Dispose()
    {
        _opened?.Dispose();
        Cache.Dispose();
        Store.Dispose();
        _lock.Dispose();
    }
}
