using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Memory;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Quarantine.Replay;
using Mixdown.Streams.Bronze;
using Mixdown.Streams.Replays;
using Mixdown.Streams.Running;
using Mixdown.Streams.Settings;
using Mixdown.Streams.Sources;

namespace Mixdown.Testing.Streams;

/// <summary>A lake in a folder, and processes that run one stream into it, one after the other.</summary>
sealed class StreamBench : IDisposable, IStreamStory
{
    static readonly SourceSpan Here = new("mixdown.yml", 1, 1, 1);
    readonly DuckDbParquetWriter _parquet = new(new DuckDbEngineOptions { Threads = 1 });

    public StreamBench(params string[] topics) => Stream = new StreamDefinition
    {
        Name = "listening", Schema = "bronze", At = Here, Source = new NoOptions(), Topics = [.. topics.Select(topic => new StreamTopic(topic, Here))],
        Commit = new CommitRule(TimeSpan.FromMilliseconds(20), 1 << 20),
    };

    public TempFolder Folder { get; } = new();

    public MemoryLog Log { get; set; } = new();

    public StreamDefinition Stream { get; set; }

    /// <summary>What was told, code by code.</summary>
    public List<Diagnostic> Notes { get; } = [];

    public List<TopicCommitted> Commits { get; } = [];

    public IObjectStore Lake { get => field ??= new LocalObjectStore(Path.Combine(Folder.Root, "lake")); set; }

    /// <summary>Small files that come together before they are compacted.</summary>
    public int SmallFiles { get; set; } = 120;

    /// <summary>Runs the stream in a process of its own, which may die at a place of a commit.</summary>
    public Task RunAsync(Action<CommitStep>? reached = null, IReadOnlyList<ITickListener>? listeners = null, string machine = "one") =>
        LoopAsync(reached, listeners, machine, CancellationToken.None);

    /// <summary>Runs the stream until it is told to stop, not only until it has caught up.</summary>
    public Task RunUntilAsync(CancellationToken stop, Action<CommitStep>? reached = null) => LoopAsync(reached, null, "one", stop);

    /// <summary>Runs the stream on another machine, from within a step of a commit: what it ends with, null for nothing wrong.</summary>
    public Exception? RunBeside(string machine)
    {
#pragma warning disable VSTHRD002 // A step is told to a delegate that cannot wait.
        return Record.ExceptionAsync(() => RunAsync(machine: machine)).AsTask().GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }

    async Task LoopAsync(Action<CommitStep>? reached, IReadOnlyList<ITickListener>? listeners, string machine, CancellationToken cancel)
    {
        using var memory = new DuckDbMemory(new DuckDbEngineOptions { Threads = 2 });
        await new StreamLoop(Stream, Shop(memory, machine, reached ?? (_ => { })), listeners ?? [], this, _ => Log).RunAsync(untilCaughtUp: !cancel.CanBeCanceled, cancel);
    }

    /// <summary>Reads a topic again, in a process that may die at a place of the commit.</summary>
    public async Task<ReplayedTopic> ReplayAsync(string topic, ReplayStart start, Action<CommitStep>? reached = null)
    {
        using var memory = new DuckDbMemory(new DuckDbEngineOptions { Threads = 2 });
        return await new StreamReplay(Stream, Shop(memory, "one", reached ?? (_ => { })), _ => Log).RunAsync(topic, start, CancellationToken.None);
    }

    /// <summary>Reads the rejected records again, likewise.</summary>
    public async Task<IReadOnlyList<ReplayedTable>> ReplayQuarantineAsync(Action<CommitStep>? reached = null)
    {
        using var memory = new DuckDbMemory(new DuckDbEngineOptions { Threads = 2 });
        return await new StreamQuarantine(Stream, Shop(memory, "one", reached ?? (_ => { }))).ReplayAsync(null, null, null, CancellationToken.None);
    }

    /// <summary>Asks the tables of the stream.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(string sql)
    {
        using var engine = DuckDbEngine.InMemory();
        var tables = new StreamTables(new LakePlaces(Lake), Delta, "dev");
        List<LakeTable> all = [.. await tables.TablesAsync(Stream, CancellationToken.None)];
        if (await tables.GapsAsync(CancellationToken.None) is { } gaps)
            all.Add(gaps);
        using var cache = new Mixdown.Data.Storage.Cache.ObjectCache(Path.Combine(Folder.Root, "cache"), 1 << 20, TimeProvider.System);
        foreach (var table in all)
            engine.Expose(table.Name, await table.HereAsync(cache, CancellationToken.None), CancellationToken.None);
        using var session = engine.OpenSession();
        return [.. session.Query(sql, CancellationToken.None).Rows.Select(row => string.Join('|', row.Select(value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture))))];
    }

    /// <summary>The same lake with another log.</summary>
    public StreamBench WithLog(MemoryLog log)
    {
        Log = log;
        return this;
    }

    public StreamTable Table(string topic) => new(Lake, Delta, new StreamName("dev", Stream.Name, Stream.Schema, topic));

    public DeltaOptions Delta => new()
    {
        Clock = TimeProvider.System, NewId = Guid.CreateVersion7, Parquet = _parquet.Checkpoints(Folder.Root), Files = _parquet.Rewrites(Lake, TimeProvider.System, Folder.Root),
    };

    public void Committed(TopicCommitted committed)
    {
        lock (Commits)
            Commits.Add(committed);
    }

    public void Note(Diagnostic diagnostic)
    {
        lock (Notes)
            Notes.Add(diagnostic);
    }

    public void Dispose()
    {
        _parquet.Dispose();
        Folder.Dispose();
    }

    StreamWorkshop Shop(DuckDbMemory memory, string machine, Action<CommitStep> reached) => new()
    {
        Lake = Lake, Delta = Delta, Memory = memory, Target = "dev", ProjectFolder = Folder.Root, DataFolder = Path.Combine(Folder.Root, "data", machine),
        ScratchFolder = Folder.Root, LoadId = $"run-{Guid.NewGuid():N}", TickEvery = TimeSpan.FromMilliseconds(5), LookEvery = TimeSpan.FromMilliseconds(20), SmallFiles = SmallFiles, Reached = reached,
    };

    sealed record NoOptions : StreamSourceOptions
    {
        public override string Kind => "memory";

        public override string Place => "memory";

        internal override IStreamSource Open(StreamHost host) => throw new NotSupportedException();
    }
}
