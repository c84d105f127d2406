using System.Text.Json;
using System.Text.RegularExpressions;
using Mixdown.Engines.DuckDb;

namespace Mixdown.ServerTests.Figures;

/// <summary>An example with its smallest data, built and served by the real executable; beside it a copy of its warehouse, to be asked with
/// SQL of one's own.</summary>
sealed partial class ServedExample : IDisposable
{
    readonly TempFolder _folder = new();
    readonly HttpClient _http = new();
    readonly TestProject _project;
    MixdownProcess? _server;

    ServedExample(string name) => _project = TestProject.CopyOf(name, _folder.At("project")) with
    {
        Variables = new Dictionary<string, string> { ["MIXDOWN_MUSIC_STORE"] = Repository.At("examples/music-store") },
    };

    /// <summary>Builds it and serves it.</summary>
    public static async Task<ServedExample> StartAsync(string name)
    {
        var example = new ServedExample(name);
        if (File.Exists(example.At("packages.yml")))
            await example.RunAsync("deps");
        await example.RunAsync(name == "music-events" ? ["demo", name, "--project-dir", ".", "--users", "60", "--days", "3"] : ["demo", name, "--project-dir", "."]);
        File.Copy(example._project.Warehouse, example._folder.At("copy.duckdb"));
        await example.ServeAsync();
        if (name == "music-events")
            await example.HearAsync();
        return example;
    }

    /// <summary>The warehouse as the server found it.</summary>
    public DuckDbEngine OpenCopy() => DuckDbEngine.Open(new DuckDbEngineOptions { File = _folder.At("copy.duckdb"), ProjectFolder = _project.Folder, ReadOnly = true });

    /// <summary>The ids of a dashboard's tiles.</summary>
    public async Task<IReadOnlyList<string>> TilesAsync(string dashboard) =>
        [.. JsonElement.Parse(await _http.GetStringAsync($"api/dashboards/{dashboard}", Stop)).GetProperty("rows").EnumerateArray()
            .SelectMany(row => row.EnumerateArray()).Select(tile => tile.GetProperty("id").GetString()!)];

    /// <summary>The answers of a dashboard's tiles.</summary>
    public async Task<Dictionary<string, JsonElement>> AnswersAsync(string dashboard, string state) =>
        (await _http.GetStringAsync($"api/dashboards/{dashboard}/data?{state}", Stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line))
            .ToDictionary(answer => answer.GetProperty("tile").GetString()!, StringComparer.Ordinal);

    /// <summary>What happened since it is served; null where nothing is live.</summary>
    public HeardEvents? Heard { get; private set; }

    public void Dispose()
    {
        _server?.Dispose();
        _http.Dispose();
        _folder.Dispose();
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    string At(string file) => Path.Combine(_project.Folder, file);

    async Task RunAsync(params string[] arguments) => (await MixdownProcess.RunAsync(_project.Folder, _project.Variables, arguments)).Expect(0);

    async Task ServeAsync()
    {
        var server = _server = MixdownProcess.Start(_project.Folder, _project.Variables, "serve", "--port", "0", "--no-watch");
        await server.UntilAsync(() => server.OutputSoFar.Contains("Ctrl-C ends", StringComparison.Ordinal));
        _http.BaseAddress = new Uri(Address().Match(server.OutputSoFar).Value);
    }

    /// <summary>Tells its collector what happens, and waits until live tables know.</summary>
    async Task HearAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        Heard = new HeardEvents(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)));
        foreach (var topic in HeardEvents.Topics)
        {
            using var body = new StringContent(string.Join('\n', Heard.Of(topic)), System.Text.Encoding.UTF8, "application/x-ndjson");
            using var answer = await _http.PostAsync($"v1/events/{topic}", body, Stop);
            answer.EnsureSuccessStatusCode();
        }
        await CountedAsync("listening", "listens-per-minute", Heard.Of("listen_events").Count());
        await CountedAsync("accounts", "logins-per-minute", Heard.Of("auth_events").Count(line => line.Contains("\"success\":true", StringComparison.Ordinal)));
    }

    async Task CountedAsync(string dashboard, string tile, int events)
    {
        while ((await AnswersAsync(dashboard, $"tile={tile}"))[tile].GetProperty("values") is var values
            && (values.GetArrayLength() == 0 || values[1].EnumerateArray().Sum(value => value.GetInt32()) < events))
            await Task.Delay(50, Stop);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex Address();
}
