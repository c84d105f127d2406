using Mixdown.Engines.DuckDb;
using Mixdown.Simulation.Store;
using Mixdown.Tests.MusicStore;

namespace Mixdown.Tests.MusicEvents;

/// <summary>A copy of <c>examples/music-events</c> over files of events and a generated store, worked on by the real executable in the
/// target <c>from_files</c>.</summary>
sealed class EventsProject : IDisposable
{
    readonly TempFolder _folder = new();
    readonly TestProject _project;

    public EventsProject()
    {
        Directory.CreateDirectory(Files);
        _project = TestProject.CopyOf("music-events", _folder.At("project")) with
        {
            Variables = new Dictionary<string, string>
            {
                ["MIXDOWN_EVENTS_DATA"] = Files,
                ["MIXDOWN_STORE_DATA"] = _folder.At("store"),
                ["MIXDOWN_MUSIC_STORE"] = Repository.At("examples/music-store"),
            },
        };
    }

    /// <summary>The events, a file a topic.</summary>
    public string Files => _folder.At("events");

    /// <summary>The warehouse file.</summary>
    public string Warehouse => Path.Combine(_project.Folder, "data", "from_files", "warehouse.duckdb");

    /// <summary>Makes the store and installs its models.</summary>
    /// <returns>What the store holds.</returns>
    public async Task<GroundTruth> BeginAsync()
    {
        var store = await new StoreGenerator(new StoreOptions()).WriteAsync(_folder.At("store"), progress: null, TestContext.Current.CancellationToken);
        (await MixdownProcess.RunAsync(_project.Folder, _project.Variables, ["deps"])).Expect(0);
        return store.Truth;
    }

    /// <summary>Runs a command and fails the test when the command fails.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> RunAsync(params IEnumerable<string> arguments) =>
        (await MixdownProcess.RunAsync(_project.Folder, _project.Variables, [.. arguments, "--target", "from_files"])).Expect(0).Output;

    /// <summary>Puts what has been delivered into <see cref="Files"/> and loads it.</summary>
    public async Task TakeAsync(IEnumerable<Delivery> topics, bool isFirst)
    {
        foreach (var topic in topics)
            await File.WriteAllLinesAsync(Path.Combine(Files, topic.Topic + ".jsonl"), isFirst ? topic.First : [.. topic.First, .. topic.Second]);
        await RunAsync("load");
    }

    /// <summary>The warehouse, for reading.</summary>
    public DuckDbEngine OpenWarehouse() =>
        DuckDbEngine.Open(new DuckDbEngineOptions { File = Warehouse, ProjectFolder = _project.Folder, ReadOnly = true });

    /// <summary>Each table of gold with the number of its rows and a sum over their content.</summary>
    public string[] Gold()
    {
        using var engine = OpenWarehouse();
        var tables = StoreProject.Ask(engine, "select table_name from information_schema.tables where table_schema = 'gold' order by 1");
        return [.. tables.Split("; ").Select(table => $"{table}: {StoreProject.Ask(engine, $"select count(*), sum(hash(t)) from gold.{table} as t")}")];
    }

    public void Dispose() => _folder.Dispose();
}
