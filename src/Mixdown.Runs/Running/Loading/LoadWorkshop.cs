using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Loads;

namespace Mixdown.Runs.Running.Loading;

/// <summary>What loads, and replays of their rejected records, work with while they last: an empty scratch folder and a writer of data
/// files.</summary>
sealed class LoadWorkshop : IDisposable
{
    readonly string _scratch;
    readonly DuckDbParquetWriter _parquet;

    /// <param name="scope">What the run holds.</param>
    /// <param name="host">What runs get from their process.</param>
    /// <param name="request">What was asked for.</param>
    public LoadWorkshop(RunScope scope, RunHost host, RunRequest request)
    {
        var memory = LoadMemory.Of(scope.Project, request.Memory);
        _scratch = scope.Folders.Scratch;
        Clear();
        Directory.CreateDirectory(_scratch);
        _parquet = new DuckDbParquetWriter(new DuckDbEngineOptions { MemoryBytes = memory.ParquetBytes, TempFolder = _scratch });
        Host = new LoadHost
        {
            Lake = scope.Lake,
            Stores = scope.Stores,
            Delta = host.Delta(_parquet.Checkpoints(_scratch)) with { Files = _parquet.Rewrites(scope.Lake, host.Clock, _scratch) },
            Parquet = _parquet,
            Target = scope.Folders.Target,
            ProjectFolder = scope.Folders.ProjectDir,
            ScratchFolder = _scratch,
            Threads = memory.Tables(request.Threads ?? scope.Project.Target.Threads),
        };
    }

    /// <summary>For those who load.</summary>
    public LoadHost Host { get; }

    /// <summary>Empties the scratch folder.</summary>
    public void Dispose()
    {
        _parquet.Dispose();
        Clear();
    }

    void Clear()
    {
        if (Directory.Exists(_scratch))
            Directory.Delete(_scratch, recursive: true);
    }
}
