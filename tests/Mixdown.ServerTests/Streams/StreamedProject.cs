using System.Globalization;
using Mixdown.Data.Storage;
using Mixdown.Data.Storage.Cache;
using Mixdown.Delta;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Bronze;
using Mixdown.Simulation.Events;
using Mixdown.Simulation.Store;
using Mixdown.Streams.Bronze;
using Mixdown.Streams.Settings;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Testing.Streams;

namespace Mixdown.ServerTests.Streams;

/// <summary>A copy of <c>examples/music-events</c> whose stream reads from where a test says, run by the real executable.</summary>
sealed class StreamedProject : IDisposable
{
    readonly TempFolder _folder = new();
    readonly TestProject _project;

    /// <param name="source">The keys of the stream that say where its events come from, a line each.</param>
    public StreamedProject(params IEnumerable<string> source)
    {
        _project = TestProject.CopyOf("music-events", _folder.At("project")) with
        {
            Variables = new Dictionary<string, string>
            {
                ["MIXDOWN_STORE_DATA"] = _folder.At("store"),
                ["MIXDOWN_MUSIC_STORE"] = Repository.At("examples/music-store"),
            },
        };
        var file = Path.Combine(Folder, "mixdown.yml");
        var lines = File.ReadAllLines(file).ToList();
        var type = lines.FindIndex(line => line.StartsWith("    type: collector", StringComparison.Ordinal));
        lines.RemoveAt(type);
        lines.InsertRange(type, source.Append("commit: { every: 1s }").Select(line => "    " + line));
        File.WriteAllLines(file, lines);
    }

    public string Folder => _project.Folder;

    /// <summary>Where the target keeps what is its own.</summary>
    public string Data => Path.Combine(Folder, "data", "dev");

    /// <summary>The same project on another machine: with data of its own, and the same lake.</summary>
    public void ShareLakeOf(StreamedProject other)
    {
        var file = Path.Combine(Folder, "mixdown.yml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("lake: data/dev/lake", $"lake: {Path.Combine(other.Data, "lake")}", StringComparison.Ordinal));
    }

    /// <summary>Makes the store whose songs are heard, and installs its models.</summary>
    public async Task BeginAsync()
    {
        await new StoreGenerator(new StoreOptions()).WriteAsync(_folder.At("store"), progress: null, TestContext.Current.CancellationToken);
        await RunAsync("deps");
    }

    /// <summary>A path beside the project.</summary>
    public string At(string relative) => _folder.At(relative);

    /// <summary>Starts the stream.</summary>
    public MixdownProcess Start(params IEnumerable<string> more) => MixdownProcess.Start(Folder, _project.Variables, ["stream", "run", "--json", .. more]);

    /// <summary>Runs a command that is to succeed.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> RunAsync(params IEnumerable<string> arguments) => (await MixdownProcess.RunAsync(Folder, _project.Variables, arguments)).Expect(0).Output;

    /// <summary>Asks the tables of the stream, read with nothing of the process that wrote them.</summary>
    /// <returns>The answer's rows, with "; " between rows and ", " between values.</returns>
    public async Task<string> AskAsync(string sql)
    {
        using var engine = DuckDbEngine.InMemory();
        using var parquet = new DuckDbParquetWriter(new DuckDbEngineOptions { Threads = 1 });
        using var cache = new ObjectCache(_folder.At("cache"), 1 << 20, TimeProvider.System);
        var delta = new DeltaOptions { Clock = TimeProvider.System, NewId = Guid.CreateVersion7, Parquet = parquet.Checkpoints(_folder.Root) };
        var tables = new StreamTables(new LakePlaces(new LocalObjectStore(Path.Combine(Data, "lake"))), delta, "dev");
        foreach (var table in await tables.TablesAsync(Definition, TestContext.Current.CancellationToken))
            engine.Expose(table.Name, await table.HereAsync(cache, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        using var session = engine.OpenSession();
        return string.Join("; ", session.Query(sql, TestContext.Current.CancellationToken).Rows.Select(row =>
            string.Join(", ", row.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)))));
    }

    public void Dispose() => _folder.Dispose();

    static StreamDefinition Definition => LogLab.Definition(new CollectorSourceOptions(), [.. EventTopics.All]);
}
