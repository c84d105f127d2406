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
    readonly Lock _opening = new();
    readonly IDisposable _right;
    readonly HeldTarget? _lender;
    readonly bool _isServed;
    OpenWarehouse? _opened;

    HeldTarget(ProjectLock held, TargetFolders folders, ITargetWarehouse warehouse, ObjectCache cache, bool isServed)
    {
        (_right, Kind, Folders, Cache, _isServed) = (held, warehouse, folders, cache, isServed);
        Store = new RunStore(folders.State);
    }

    HeldTarget(HeldTarget lender, IDisposable turn) =>
        (_lender, _right, Kind, Folders, Cache, Store) = (lender, turn, lender.Kind, lender.Folders, lender.Cache, lender.Store);

    /// <summary>Where it keeps what it has.</summary>
    public TargetFolders Folders { get; }

    /// <summary>What ran on it.</summary>
    public RunStore Store { get; }

    /// <summary>Copies of the lake's files where that is remote: what the warehouse's views name stays as long as this is held.</summary>
    public ObjectCache Cache { get; }

    /// <summary>What of its warehouse is not SQL.</summary>
    public ITargetWarehouse Kind { get; }

    /// <summary>Whether somebody else holds it and waits to have it back.</summary>
    public bool IsLent => _lender is not null;

    /// <summary>Its warehouse, open for builds; where it is lent, they give way to those who read it.</summary>
    /// <exception cref="MixdownException">MX3002: it cannot be opened or reached.</exception>
    public OpenWarehouse Warehouse
    {
        get
        {
            lock (_opening)
                return _opened ??= _lender?.Warehouse.LendForRuns() ?? Kind.Open(_isServed);
        }
    }

    /// <summary>Takes the target of a project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="request">Says who takes it, and how long it waits.</param>
    /// <param name="host">Has the time.</param>
    /// <param name="isServed">Whether others read it through this process while it is held.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="MixdownException">MX4001: another process owns it; or profiles.yml says of it what cannot be.</exception>
    public static async Task<HeldTarget> TakeAsync(MixdownProject project, RunRequest request, RunHost host, bool isServed, CancellationToken cancel)
    {
        var (warehouse, folders) = (TargetWarehouses.Of(project), RunHost.Folders(project));
        var held = await ProjectLock.TakeAsync(folders, request.Command, request.LockTimeout, host.Clock, cancel);
        try
        {
            return new HeldTarget(held, folders, warehouse, host.Cache(project), isServed);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Whether it is the target of that project too: settings in profiles.yml may have changed.</summary>
    public bool Serves(MixdownProject project) => Folders == RunHost.Folders(project) && Kind.Equals(TargetWarehouses.Of(project));

    /// <summary>The same target for one run; disposing of that only ends its turn.</summary>
    /// <param name="turn">Keeps other runs out until it is disposed of.</param>
    public HeldTarget Lend(IDisposable turn) => new(this, turn);

    /// <summary>Its warehouse for somebody who reads, beside a run that writes it.</summary>
    /// <exception cref="MixdownException">MX4005: there is none yet; MX3002: it cannot be opened or reached.</exception>
    public OpenWarehouse OpenForReading() =>
        Kind.IsShared || _opened is null && !File.Exists(Kind.File) ? Kind.OpenForReading() : Warehouse.LendForReading();

    /// <inheritdoc/>
    public void Dispose()
    {
        _opened?.Dispose();
        if (_lender is null)
        {
            Cache.Dispose();
            Store.Dispose();
        }
        _right.Dispose();
    }
}
