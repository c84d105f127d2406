using Mixdown.Data.Diagnostics;
using Mixdown.Data.Memory;
using Mixdown.Delta.Snapshots;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Project;
using Mixdown.Runs.Analysis;
using Mixdown.Runs.Events;
using Mixdown.Runs.Owner;
using Mixdown.Runs.Running;
using Mixdown.Runs.Serving.Changes;
using Mixdown.Runs.Serving.Sessions;
using Mixdown.Runs.Serving.Runs;
using Mixdown.Runs.State;
using Mixdown.Runs.Streaming;
using Mixdown.Runs.Warehouses;
using Mixdown.Runs.Watching;

namespace Mixdown.Runs.Serving;

/// <summary>A project in the hands of a process that serves it: its target is held, its warehouse open, and its files as they were last
/// read without errors. Safe for several threads.</summary>
public sealed class ServedProject : IAsyncDisposable
{
    /// <summary>How often a warehouse that others write too is asked what they published, while somebody looks.</summary>
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    readonly HeldTarget _target;
    readonly ServedFiles _files;
    readonly ReadingSessions _sessions;
    volatile Reading _state;

    ServedProject(RunHost host, RunRequest request, MixdownProject project, ProjectFiles files, HeldTarget target)
    {
        (Request, _state, _target) = (request, new Reading(project, []), target);
        _files = new ServedFiles(this, files);
        _sessions = new ReadingSessions(target, host.Clock);
        Runs = new ServedRuns(host, target, () => _sessions.HasViewers, Hear);
        Host = host with { Targets = Runs.Lend(null), Known = new KnownSnapshots() };
        Streams = new ServedStreams(this);
        Lineage = new SharedLineage(Host);
    }

    /// <summary>The project, as it was last read without errors: another one after each change of its files. Whoever answers a question
    /// asks once and goes on with that one.</summary>
    public MixdownProject Project => _state.Project;

    /// <summary>What is wrong with its files since then; empty: nothing.</summary>
    public IReadOnlyList<Diagnostic> Problems => _state.Problems;

    /// <summary>What the process was asked to serve.</summary>
    public RunRequest Request { get; }

    /// <summary>What the frame round every page says.</summary>
    public ProjectFacts Facts => FactsOf(Project);

    /// <summary>Tells what changes.</summary>
    public ServedChanges Changes { get; } = new();

    /// <summary>Which publish each model has now.</summary>
    public PublishedVersions Versions { get; } = new();

    /// <summary>What is run on the target.</summary>
    public ServedRuns Runs { get; }

    /// <summary>Its streams.</summary>
    public ServedStreams Streams { get; }

    /// <summary>Where the target keeps what it has.</summary>
    public TargetFolders Folders => _target.Folders;

    /// <summary>What ran on the target.</summary>
    public RunStore History => _target.Store;

    /// <summary>The port that the project wants the web app at.</summary>
    public int Port => ServeSettings.Of(Project).Port;

    /// <summary>The time.</summary>
    public TimeProvider Clock => Host.Clock;

    /// <summary>Reads the project and its warehouse as it is served; a run begins with <see cref="Runs"/>.</summary>
    internal RunHost Host { get; }

    /// <summary>Types and column lineage, for all pages.</summary>
    internal SharedLineage Lineage { get; }

    /// <summary>Takes the target of a project and opens its warehouse.</summary>
    /// <exception cref="MixdownException">MX4001: another process owns the target; the project has errors.</exception>
    public static async Task<ServedProject> OpenAsync(RunHost host, RunRequest request, CancellationToken cancel)
    {
        var library = Task.Run(DuckDbEngine.Preload, CancellationToken.None);
        // Looked at before they are read: what is saved meanwhile counts as changed.
        var files = new ProjectFiles(host.ProjectRequest(request, runId: ""), host.Clock);
        try
        {
            var project = ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);
            await library;
            var served = new ServedProject(host, request, project, files, await HeldTarget.TakeAsync(project, request, host, isServed: true, cancel));
            // All engines of a process share one allocator, and this one is always open.
            served.History.GiveBackMemory();
            served.ReadVersions(cancel);
            return served;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>Follows the project's files, and other processes where those write the warehouse too, until it is cancelled.</summary>
    /// <param name="builds">Whether to build what saved files change.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task WatchAsync(bool builds, CancellationToken cancel)
    {
        var building = new ServedBuilds(this);
        await Task.WhenAll(
            _files.WatchAsync(builds ? building.Ask : () => { }, cancel),
            building.RunAsync(cancel),
            new ServedRest(Clock, () => _sessions.HasViewers || Runs.Going.Count > 0, () => GC.GetTotalAllocatedBytes(), GiveBackMemory).RunAsync(cancel),
            _target.Kind.IsShared ? LookAsync(cancel) : Task.CompletedTask);
    }

    /// <summary>A session of its own in the warehouse, for reading: it sees what is published, builds go on beside it. Waits while as
    /// many are open as the machine bears; to be disposed of as soon as the answer is there.</summary>
    /// <exception cref="MixdownException">MX4005: there is no warehouse yet; MX3002: it cannot be reached.</exception>
    public Task<IEngineSession> SessionAsync(CancellationToken cancel) => _sessions.TakeAsync(cancel);

    /// <summary>As <see cref="SessionAsync"/>; in a warehouse that has nothing where there is none yet.</summary>
    internal async Task<IEngineSession> SessionOrNothingAsync(CancellationToken cancel)
    {
        try
        {
            return await SessionAsync(cancel);
        }
        catch (MixdownException none) when (none.Diagnostics[0].Code == "MX4005")
        {
            // The boundary of a question whose answer is that nothing is built.
            var nothing = OpenWarehouse.Nothing();
            return new PlacedSession(nothing.Engine.OpenSession(), nothing);
        }
    }

    /// <summary>As <see cref="SessionAsync"/>, beyond that number.</summary>
    public IEngineSession OpenSession() => _sessions.Open();

    /// <summary>Whether that project has the target that is served.</summary>
    internal bool Serves(MixdownProject project) => _target.Serves(project);

    /// <inheritdoc cref="ServedFiles.WriteAsync"/>
    internal Task WriteAsync(FileChange change, Action write, CancellationToken cancel) => _files.WriteAsync(change, write, cancel);

    /// <summary>Takes the project as it was read.</summary>
    internal void Take(MixdownProject project, IReadOnlyList<Diagnostic> problems) => _state = new Reading(project, problems);

    /// <summary>Says what is wrong with the project beside what reading it finds.</summary>
    internal void Report(IReadOnlyList<Diagnostic> problems)
    {
        Take(Project, problems);
        Changes.Send(new ProjectRead(Project, problems, []));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Runs.StopAsync(CancellationToken.None);
        Runs.Dispose();
        _sessions.Dispose();
        _files.Dispose();
        _target.Dispose();
    }

    static void GiveBackMemory()
    {
        DuckDbEngine.LetGoOfLibrary();
        FreedMemory.GiveBack();
    }

    static ProjectFacts FactsOf(MixdownProject project) => new(
        project.Name,
        project.Target.Name,
        project.Target.Type,
        ProjectFacts.DashboardsOf(project))
    {
        Streams = [.. project.Streams.Select(stream => stream.Name)],
    };

    /// <summary>Passes on what a run did, and takes in what it published.</summary>
    void Hear(string runId, RunEvent happened)
    {
        // Before anybody hears of it and asks: what was loaded or built may have other columns.
        if (happened is RunFinished)
            Lineage.Forget();
        Changes.Send(new RunHappened(runId, happened));
        if (happened is NodeFinished { Status: "success" } node)
        {
            Versions.Take(runId, node);
            Changes.Send(new ModelsPublished(new HashSet<string>(StringComparer.Ordinal) { node.UniqueId }, node.At));
        }
        // What a run publishes without saying so, as a failed check behind '--publish direct'.
        if (happened is RunFinished)
            ReadVersions(CancellationToken.None);
    }

    async Task LookAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(LookEvery, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancel))
            {
                if (_sessions.HasViewers)
                    ReadVersions(cancel);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Its usual end.
        }
    }

    void ReadVersions(CancellationToken cancel)
    {
        try
        {
            using var session = _sessions.OpenUnseen();
            if (Versions.Read(session, cancel) is { Count: > 0 } changed)
                Changes.Send(new ModelsPublished(changed, Clock.GetUtcNow()));
        }
        catch (MixdownException)
        {
            // The boundary of a look: there is no warehouse yet, or it is away; who asks it next is told.
        }
    }

    sealed record Reading(MixdownProject Project, IReadOnlyList<Diagnostic> Problems);
}
