using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Data.Storage.Cache;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Delta.Snapshots;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Bronze;
using Mixdown.Project;
using Mixdown.Runs.Events;
using Mixdown.Runs.Flags;
using Mixdown.Runs.Owner;
using Mixdown.Runs.Sources;
using Mixdown.Streams.Bronze;

namespace Mixdown.Runs.Running;

/// <summary>What runs get from the process they run in.</summary>
/// <param name="Clock">The time of all that is recorded.</param>
/// <param name="NewId">Names runs, tables and commit attempts; no two may be equal.</param>
/// <param name="Listeners">Are told what runs do.</param>
public sealed record RunHost(TimeProvider Clock, Func<Guid> NewId, IReadOnlyList<IRunListener> Listeners)
{
    /// <summary>What copies of remote files may take when the project does not say: the working set of most laptops' projects.</summary>
    const long CacheBytes = 10L << 30;

    /// <summary>Opens what a project names, by what the key <c>s3</c> of mixdown.yml says; what is wrong with that is added to the
    /// list. Default: folders only.</summary>
    public Func<SettingNode?, ICollection<Diagnostic>, IObjectStores> Stores { get; init; } = (_, _) => new LocalObjectStores();

    /// <summary>Where runs get their target from. Default: each takes it for itself.</summary>
    public TargetKeeper Targets { get; init; } = new UnheldTargets();

    /// <summary>Whether builds leave a core to others now; asked before each step. Default: never.</summary>
    public Func<bool> Yields { get; init; } = () => false;

    /// <summary>What a process that stays knows of the lake's logs; null for one that reads them once.</summary>
    internal KnownSnapshots? Known { get; init; }

    /// <summary>Where the target of a project keeps what it has.</summary>
    internal static TargetFolders Folders(MixdownProject project) => new(project.Root, project.Target.Name);

    /// <summary>What the lake's log needs.</summary>
    /// <param name="checkpoints">Writes and reads checkpoints.</param>
    internal DeltaOptions Delta(DuckDbParquetHandler checkpoints) =>
        new() { Clock = Clock, NewId = NewId, Parquet = checkpoints, Known = Known, User = Environment.UserName };

    /// <summary>Reads the lake of a project's target.</summary>
    internal LakeReader Lake(MixdownProject project, DuckDbEngine engine) => Lake(project, Delta(Checkpoints(project, () => engine)));

    /// <summary>Reads the tables of a project's loads and streams.</summary>
    internal LandedTables Landed(MixdownProject project, DuckDbEngine engine) => Landed(project, () => engine);

    /// <summary>Reads the tables of a project's loads and streams.</summary>
    /// <param name="project">The project.</param>
    /// <param name="engine">Reads checkpoints; not asked where none has to be read.</param>
    internal LandedTables Landed(MixdownProject project, Func<DuckDbEngine> engine)
    {
        var delta = Delta(Checkpoints(project, engine));
        return new LandedTables(Lake(project, delta), new StreamTables(Places(project), delta, Folders(project).Target));
    }

    LakeReader Lake(MixdownProject project, DeltaOptions delta) => new(Places(project), delta, Folders(project).Target);

    static DuckDbParquetHandler Checkpoints(MixdownProject project, Func<DuckDbEngine> engine) => new(engine, Folders(project).Scratch);

    LakePlaces Places(MixdownProject project)
    {
        var stores = StoresOf(project);
        return Lake(project, stores) with { Stores = stores, ProjectFolder = project.Root };
    }

    /// <summary>Where the lake of a project's target is.</summary>
    internal static LakePlaces Lake(MixdownProject project, IObjectStores stores) => new LakeFolder(Folders(project), stores).Open(project.TargetSettings);

    /// <summary>Opens the folders and buckets that a project names.</summary>
    /// <exception cref="MixdownException">What mixdown.yml says of them cannot be.</exception>
    internal IObjectStores StoresOf(MixdownProject project)
    {
        var wrong = new List<Diagnostic>();
        var stores = Stores(RemoteSettings(project), wrong);
        return wrong.Count == 0 ? stores : throw new MixdownException([.. wrong.Select(problem => LoadDefinitions.WithLines(project, problem))]);
    }

    /// <summary>Copies of remote files that the engines of a project read: <c>s3: { cache: 10GB }</c>, whose binder says what is
    /// wrong with it.</summary>
    internal ObjectCache Cache(MixdownProject project)
    {
        var bytes = RemoteSettings(project) is SettingNode.Map settings ? new SettingReader(settings, []).Bytes("cache", CacheBytes) : CacheBytes;
        return new ObjectCache(Folders(project).Cache, bytes, Clock);
    }

    static SettingNode? RemoteSettings(MixdownProject project) => project.OtherSettings.GetValueOrDefault("s3");

    /// <summary>What to read for a command.</summary>
    internal ProjectRequest ProjectRequest(RunRequest request, string runId) => new()
    {
        ProjectDir = request.ProjectDir,
        ProfilesDir = request.ProfilesDir,
        Profile = request.Profile,
        Target = request.Target,
        TargetPath = request.TargetPath,
        Vars = request.Vars,
        Environment = request.Environment,
        CacheFile = request.PartialParse ? Path.Combine(request.ProjectDir, ".mixdown", $"parse.{Uri.EscapeDataString(request.Target ?? "default")}.bin") : null,
        InvocationId = runId,
        StartedAt = Clock.GetUtcNow(),
        Command = request.Command,
        FullRefresh = request.FullRefresh,
        StoreFailures = request.StoreFailures,
        Empty = request.Empty,
        Sample = SampleWindow.Of(request.Sample, Clock.GetUtcNow()),
        EventTimeStart = request.EventTimeStart,
        EventTimeEnd = request.EventTimeEnd,
        Arguments = RequestArguments.Of(request),
    };
}
