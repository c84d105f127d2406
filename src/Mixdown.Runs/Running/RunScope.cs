using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;
using Mixdown.Ingest.Loads;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Project;
using Mixdown.Runs.Events;
using Mixdown.Runs.Flags;
using Mixdown.Runs.Owner;
using Mixdown.Runs.State;
using Mixdown.Runs.Warehouses;

namespace Mixdown.Runs.Running;

/// <summary>What one run holds while it lasts: the project as read, the target's lock, the run store, and its listeners.</summary>
sealed class RunScope : IDisposable
{
    readonly ProjectLock _lock;

    RunScope(MixdownProject project, ITargetWarehouse warehouse, ProjectLock held, RunHost host, WarnErrorOptions warnings)
    {
        _lock = held;
        Project = project;
        Warehouse = warehouse;
        Folders = RunHost.Folders(project);
        Loads = LoadDefinitions.Bind(project);
        Lake = LakeFolder.Open(Folders, project.TargetSettings);
        Store = new RunStore(Folders.State);
        Events = new RunEvents(host.Clock, [new RunRecorder(Store), .. host.Listeners]) { Warnings = warnings };
        project.Listen((output, text) => Events.Send(at => new Printed(at, output, text)));
    }

    public MixdownProject Project { get; }

    public ITargetWarehouse Warehouse { get; }

    public TargetFolders Folders { get; }

    public IReadOnlyList<LoadDefinition> Loads { get; }

    public IObjectStore Lake { get; }

    public RunStore Store { get; }

    public RunEvents Events { get; }

    /// <summary>Ids of the nodes that the run is about; none in a run of loads.</summary>
    public IReadOnlySet<string> Selected { get; private set; } = new HashSet<string>(0, StringComparer.Ordinal);

    /// <summary>Finds the nodes that the run is about.</summary>
    /// <returns>Words that hold nothing.</returns>
    /// <exception cref="MixdownException">A word is not a selector, or a state is missing.</exception>
    public IReadOnlyList<Diagnostic> Select(RunRequest request)
    {
        var found = Running.Selected.Begin(request, Project);
        Selected = found.Ids;
        return found.Warnings;
    }

    /// <summary>Reads the project and takes its lock.</summary>
    /// <exception cref="MixdownException">The project has errors, or another process owns the target.</exception>
    public static async Task<RunScope> OpenAsync(RunHost host, RunRequest request, string runId, CancellationToken cancel)
    {
        var project = ProjectReader.Read(host.ProjectRequest(request, runId), cancel);
        var warehouse = TargetWarehouses.Of(project);
        var held = await ProjectLock.TakeAsync(RunHost.Folders(project), request.Command, request.LockTimeout, host.Clock, cancel);
        try
        {
            return new RunScope(project, warehouse, held, host, request.Warnings);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Store.Dispose();
        _lock.Dispose();
    }
}
