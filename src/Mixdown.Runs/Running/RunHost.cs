using Mixdown.Delta;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Bronze;
using Mixdown.Project;
using Mixdown.Runs.Events;
using Mixdown.Runs.Flags;
using Mixdown.Runs.Owner;

namespace Mixdown.Runs.Running;

/// <summary>What runs get from the process they run in.</summary>
/// <param name="Clock">The time of all that is recorded.</param>
/// <param name="NewId">Names runs, tables and commit attempts; no two may be equal.</param>
/// <param name="Listeners">Are told what runs do.</param>
public sealed record RunHost(TimeProvider Clock, Func<Guid> NewId, IReadOnlyList<IRunListener> Listeners)
{
    /// <summary>Where the target of a project keeps what it has.</summary>
    internal static TargetFolders Folders(MixdownProject project) => new(project.Root, project.Target.Name);

    /// <summary>What the lake's log needs.</summary>
    /// <param name="checkpoints">Writes and reads checkpoints.</param>
    internal DeltaOptions Delta(DuckDbParquetHandler checkpoints) => new() { Clock = Clock, NewId = NewId, Parquet = checkpoints };

    /// <summary>Reads the lake of a project's target.</summary>
    internal LakeReader Lake(MixdownProject project, DuckDbEngine engine)
    {
        var folders = Folders(project);
        return new LakeReader(LakeFolder.Open(folders, project.TargetSettings), Delta(new DuckDbParquetHandler(engine, folders.Scratch)), folders.Target);
    }

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
