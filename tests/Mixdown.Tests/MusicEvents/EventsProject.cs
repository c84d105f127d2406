using Mixdown.Engines.DuckDb;
using Mixdown.Simulation.Store;
using Mixdown.Tests.MusicStore;

namespace Mixdown.Tests.MusicEvents;

/// <summary>A copy of <c>examples/music-events</c> over a generated store, worked on by the real executable. Events come from files, which
/// is the target <c>from_files</c>, where a test does not say otherwise.</summary>
sealed class EventsProject : IDisposable
{
    /// <summary>The target that reads files of events.</summary>
    public const string FromFiles = "from_files";

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

    /// <summary>The copy.</summary>
    public string Folder => _project.Folder;

    /// <summary>The events, a file a topic.</summary>
    public string Files => _folder.At("events");

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
        (await MixdownProcess.RunAsync(_project.Folder, _project.Variables, arguments)).Expect(0).Output;

    /// <summary>Puts what has been delivered into <see cref="Files"/> and loads it.</summary>
    public async Task TakeAsync(IEnumerable<Delivery> topics, bool isFirst)
    {
        foreach (var topic in topics)
            await File.WriteAllLinesAsync(Path.Combine(Files, topic.Topic + ".jsonl"), isFirst ? topic.First : [.. topic.First, .. topic.Second]);
        await RunAsync("load", "--target", FromFiles);
    }

    /// <summary>Builds everything, with its checks or without.</summary>
    /// <returns>What was printed.</returns>
    public Task<string> BuildAsync(bool checks = true) =>
        RunAsync(["build", "--target", FromFiles, .. checks ? [] : new[] { "--exclude-resource-type", "test" }]);

    /// <summary>A target's warehouse, for reading.</summary>
    public DuckDbEngine OpenWarehouse(string target = FromFiles) => DuckDbEngine.Open(new DuckDbEngineOptions
    {
        File = Path.Combine(_project.Folder, "data", target, "warehouse.duckdb"),
        ProjectFolder = _project.Folder,
        ReadOnly = true,
    });

    /// <summary>Each table of gold with the number of its rows and a sum over their content.</summary>
    public string[] Gold(string target = FromFiles)
    {
        using var engine = OpenWarehouse(target);
        var tables = StoreProject.Ask(engine, "select table_name from information_schema.tables where table_schema = 'gold' order by 1");
        return [.. tables.Split("; ").Select(table => $"{table}: {StoreProject.Ask(engine, $"select count(*), sum(hash(t)) from gold.{table} as t")}")];
    }

    public void Dispose() => _folder.Dispose();
}
