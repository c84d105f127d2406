using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Memory;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Project;
using Mixdown.Runs.Running;
using Mixdown.Streams.Running;

namespace Mixdown.Runs.Streaming;

/// <summary>What the streams of a process work with while they last: engines in memory and a scratch folder of their own, since loads
/// empty theirs.</summary>
sealed class StreamFolder : IDisposable
{
    // Two commits' worth of events with what they become; beyond it DuckDB writes to the scratch folder.
    const long WaitingMemory = 1L << 30;
    const long RewriteMemory = 256L << 20;

    /// <summary>Folders of processes that died; those of one that lives are written to every second.</summary>
    static readonly TimeSpan LeftoverAge = TimeSpan.FromDays(1);

    readonly string _scratch;
    readonly DuckDbMemory _memory;
    readonly DuckDbParquetWriter _parquet;

    /// <param name="project">The project.</param>
    /// <param name="host">What runs get from their process.</param>
    /// <param name="runId">Names the process in its rows.</param>
    public StreamFolder(MixdownProject project, RunHost host, string runId)
    {
        var folders = RunHost.Folders(project);
        _scratch = Path.Combine(folders.ProjectDir, ".mixdown", "streams", folders.Target, runId);
        ClearLeftovers(Path.GetDirectoryName(_scratch)!, host.Clock.GetUtcNow());
        Directory.CreateDirectory(_scratch);
        _memory = new DuckDbMemory(new DuckDbEngineOptions { MemoryBytes = WaitingMemory, TempFolder = _scratch });
        _parquet = new DuckDbParquetWriter(new DuckDbEngineOptions { MemoryBytes = RewriteMemory, TempFolder = _scratch, Threads = 1 });
        var lake = RunHost.Lake(project, host.StoresOf(project)).Own;
        Workshop = new StreamWorkshop
        {
            Lake = lake,
            Delta = host.Delta(_parquet.Checkpoints(_scratch)) with { Files = _parquet.Rewrites(lake, host.Clock, _scratch) },
            Memory = _memory,
            Target = folders.Target,
            ProjectFolder = folders.ProjectDir,
            DataFolder = folders.Data,
            ScratchFolder = _scratch,
            LoadId = runId,
        };
    }

    /// <summary>For the loops.</summary>
    public StreamWorkshop Workshop { get; }

    /// <summary>Closes the engines and removes the folder.</summary>
    public void Dispose()
    {
        _memory.Dispose();
        _parquet.Dispose();
        if (Directory.Exists(_scratch))
            Directory.Delete(_scratch, recursive: true);
    }

    static void ClearLeftovers(string folder, DateTimeOffset now)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var left in new DirectoryInfo(folder).EnumerateDirectories().Where(left => left.LastWriteTimeUtc < now.UtcDateTime - LeftoverAge))
            left.Delete(recursive: true);
    }
}
