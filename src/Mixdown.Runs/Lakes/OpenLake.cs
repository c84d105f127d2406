using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Maintenance;
using Mixdown.Project;
using Mixdown.Runs.Owner;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Lakes;

/// <summary>The lake of a project's target in the hands of one command.</summary>
sealed class OpenLake : IDisposable
{
    /// <summary>Bytes that DuckDB may use while it rewrites files; the rest goes to the scratch folder.</summary>
    const long RewriteMemory = 512L << 20;

    readonly IDisposable? _lock;
    readonly DuckDbParquetWriter _parquet;
    readonly DeltaOptions _delta;

    OpenLake(RunHost host, MixdownProject project, IDisposable? held)
    {
        _lock = held;
        Project = project;
        Folders = RunHost.Folders(project);
        Places = RunHost.Lake(project, host.StoresOf(project));
        _parquet = new DuckDbParquetWriter(new DuckDbEngineOptions { MemoryBytes = RewriteMemory, TempFolder = Folders.Scratch });
        _delta = host.Delta(_parquet.Checkpoints(Folders.Scratch)) with { Files = _parquet.Rewrites(Places.Own, host.Clock, Folders.Scratch) };
        Own = new LakeMaintenance(Places.Own, _delta);
    }

    public MixdownProject Project { get; }

    public TargetFolders Folders { get; }

    public LakePlaces Places { get; }

    /// <summary>The lake that the target writes.</summary>
    public LakeMaintenance Own { get; }

    /// <summary>Opens it to look.</summary>
    public static OpenLake ForReading(RunHost host, RunRequest request, CancellationToken cancel) =>
        new(host, ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel), null);

    /// <summary>Opens the lake of a project that is read already, to look.</summary>
    public static OpenLake ForReading(RunHost host, MixdownProject project) => new(host, project, null);

    /// <summary>Opens it to change it: no other command works on the target meanwhile.</summary>
    /// <exception cref="MixdownException">MX4001: another process owns the target.</exception>
    public static async Task<OpenLake> ForWritingAsync(RunHost host, RunRequest request, CancellationToken cancel)
    {
        var project = ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);
        var held = await host.Targets.LockAsync(project, request, host, cancel);
        try
        {
            return new OpenLake(host, project, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>The tables of both lakes that the words mean, each with the lake that holds it; the target's own go first.</summary>
    /// <exception cref="MixdownException">MX4050: a word means none.</exception>
    public async Task<IReadOnlyList<(TableName Name, IObjectStore Store, DeltaTable Table)>> ReadableAsync(IReadOnlyList<string> words, CancellationToken cancel)
    {
        var own = await Own.TablesAsync(cancel);
        var shared = Places.Shared is { } store ? new LakeMaintenance(store, _delta) : null;
        var others = shared is null ? [] : (await shared.TablesAsync(cancel)).Except(own).ToList();
        var all = own.Concat(others).OrderBy(name => name.ToString(), StringComparer.Ordinal).ToList();
        return [.. LakePattern.Choose(all, words).Select(name => others.Contains(name)
            ? (name, (IObjectStore)Places.Shared!, shared!.Table(name)) : (name, Places.Own, Own.Table(name)))];
    }

    /// <summary>The tables of the target's own lake that the words mean.</summary>
    /// <exception cref="MixdownException">MX4050: a word means none.</exception>
    public async Task<IReadOnlyList<TableName>> WritableAsync(IReadOnlyList<string> words, CancellationToken cancel) =>
        LakePattern.Choose(await Own.TablesAsync(cancel), words);

    /// <inheritdoc/>
    public void Dispose()
    {
        _parquet.Dispose();
        _lock?.Dispose();
    }
}
