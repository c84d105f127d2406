using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Loads;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Runs.Events;

namespace Mixdown.Runs.Running;

/// <summary>The part of a run that loads.</summary>
/// <param name="scope">What the run holds.</param>
/// <param name="host">What runs get from their process.</param>
/// <param name="request">What was asked for.</param>
sealed class LoadStage(RunScope scope, RunHost host, RunRequest request)
{
    /// <summary>Bytes that DuckDB may use while it writes Parquet; with the parser's blocks a load stays under 512 MB:
    /// bench/results.</summary>
    const long ParquetMemory = 256L << 20;

    /// <summary>Runs the loads of these names, all when there are none.</summary>
    /// <exception cref="MixdownException">MX4004: there is no load of that name.</exception>
    public async Task<RunStatus> RunAsync(IReadOnlyList<string> names, CancellationToken cancel)
    {
        var scratch = scope.Folders.Scratch;
        if (Directory.Exists(scratch))
            Directory.Delete(scratch, recursive: true);
        Directory.CreateDirectory(scratch);
        var limits = new DuckDbEngineOptions { MemoryBytes = ParquetMemory, TempFolder = scratch };
        using var parquet = new DuckDbParquetWriter(limits);
        var run = new LoadRun(new LoadRunner(Host(parquet)), scope.Events);
        var status = RunStatus.Success;
        foreach (var load in Choose(names))
            status = status.Worse(await run.RunAsync(load, new LoadRequest(host.NewId().ToString()) { Migrates = request.Migrate }, cancel));
        Directory.Delete(scratch, recursive: true);
        return status;
    }

    LoadHost Host(DuckDbParquetWriter parquet) => new()
    {
        Lake = scope.Lake,
        Stores = scope.Stores,
        Delta = host.Delta(parquet.Checkpoints(scope.Folders.Scratch)) with { Files = parquet.Rewrites(scope.Lake, host.Clock, scope.Folders.Scratch) },
        Parquet = parquet,
        Target = scope.Folders.Target,
        ProjectFolder = scope.Folders.ProjectDir,
        ScratchFolder = scope.Folders.Scratch,
        Threads = request.Threads ?? scope.Project.Target.Threads,
    };

    IEnumerable<LoadDefinition> Choose(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (!scope.Loads.Any(load => load.Name == name))
            {
                throw new MixdownException(new Diagnostic(
                    "MX4004", $"There is no load '{name}'", Hint: DidYouMean.Hint(name, scope.Loads.Select(load => load.Name))));
            }
        }
        return names.Count == 0 ? scope.Loads : scope.Loads.Where(load => names.Contains(load.Name, StringComparer.Ordinal));
    }
}
