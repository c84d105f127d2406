using System.Text.Json;

namespace Mixdown.Tests.Cli;

/// <summary>A <c>build --watch</c> of a small project in a process of its own.</summary>
sealed class WatchedBuild(SmallProject project) : IDisposable
{
    readonly MixdownProcess _process = project.Start("build", "--watch", "--json");
    int _rounds;

    /// <summary>Waits for the end of the next round.</summary>
    /// <returns>What happened in it: files, nodes and checks with their status, errors, and how it ended, in the order of their
    /// names.</returns>
    public async Task<string> RoundAsync()
    {
        _rounds++;
        await _process.UntilAsync(() => Events().Count(happened => Text(happened, "event") == "round_finished") >= _rounds);
        var ends = Events().Select((happened, at) => (happened, at)).Where(one => Text(one.happened, "event") == "round_finished").Select(one => one.at + 1).Prepend(0).ToList();
        return string.Join("; ", Events()[ends[_rounds - 1]..ends[_rounds]].SelectMany(Told).Order(StringComparer.Ordinal));
    }

    /// <summary>Ends it as a person does.</summary>
    public async Task StopAsync()
    {
        _process.Interrupt();
        (await _process.EndAsync()).Expect(0);
    }

    public void Dispose() => _process.Dispose();

    List<JsonElement> Events()
    {
        var output = _process.OutputSoFar;
        return [.. output[..(output.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    static IEnumerable<string> Told(JsonElement happened) => Text(happened, "event") switch
    {
        "files_changed" => happened.GetProperty("files").EnumerateArray().Select(file => $"{Text(file, "change")} {Text(file, "file")}"),
        "node_finished" => [$"{Text(happened, "name")} {Text(happened, "status")}"],
        "check_finished" => [$"{Text(happened, "name")} {Text(happened, "status")}"],
        "noted" => [$"{Text(happened, "code")} {(happened.TryGetProperty("file", out var file) ? $"{file}:{happened.GetProperty("line")}" : "")}"],
        "round_finished" => [$"→ {Text(happened, "status")}"],
        _ => [],
    };

    static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
