using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Project;
using Mixdown.Runs.Owner;
using Mixdown.Runs.Running;
using Mixdown.Runs.State;
using Mixdown.Runs.Streaming;

namespace Mixdown.Runs.Serving;

/// <summary>A project in the hands of a process that serves it: its target is held, its warehouse open, and its files as they were last
/// read without errors. Safe for several threads.</summary>
public sealed class ServedProject : IAsyncDisposable
{
    readonly HeldTarget _target;

    ServedProject(RunHost host, RunRequest request, MixdownProject project, HeldTarget target) =>
        (Host, Request, Project, _target) = (host, request, project, target);

    /// <summary>The project.</summary>
    public MixdownProject Project { get; }

    /// <summary>What the process was asked to serve.</summary>
    public RunRequest Request { get; }

    /// <summary>What the frame round every page says.</summary>
    public ProjectFacts Facts => new(
        Project.Name,
        Project.Target.Name,
        Project.Target.Type,
        [.. Project.Manifest.Dashboards.Select(one => new DashboardName(one.Id, one.Title, one.Description)).OrderBy(one => one.Title, StringComparer.Ordinal)]);

    /// <summary>Where the target keeps what it has.</summary>
    public TargetFolders Folders => _target.Folders;

    /// <summary>What ran on the target.</summary>
    public RunStore History => _target.Store;

    /// <summary>The port that the project wants the web app at.</summary>
    public int Port => ServeSettings.Of(Project).Port;

    /// <summary>The time.</summary>
    public TimeProvider Clock => Host.Clock;

    internal RunHost Host { get; }

    /// <summary>Takes the target of a project and opens its warehouse.</summary>
    /// <exception cref="MixdownException">MX4001: another process owns the target; the project has errors.</exception>
    public static async Task<ServedProject> OpenAsync(RunHost host, RunRequest request, CancellationToken cancel)
    {
        var library = Task.Run(DuckDbEngine.Preload, CancellationToken.None);
        var project = ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);
        await library;
        return new ServedProject(host, request, project, await HeldTarget.TakeAsync(project, request, host, cancel));
    }

    /// <summary>A session of its own in the warehouse, for reading. Builds go on beside it: it sees what is published.</summary>
    public IEngineSession OpenSession() => _target.Warehouse.Engine.OpenSession();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _target.Dispose();
        return ValueTask.CompletedTask;
    }
}
