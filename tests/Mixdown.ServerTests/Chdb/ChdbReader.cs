using System.Diagnostics;
using System.Text.Json;

namespace Mixdown.ServerTests.Chdb;

/// <summary>ClickHouse in a library, from npm: a reader of Delta tables that shares no code with ours. <c>eng/get-chdb</c>
/// fetches it (566 MB); tests that need it skip where it is missing.</summary>
public static class ChdbReader
{
    public const string Missing = "chdb is not in eng/.cache: eng/get-chdb fetches it (566 MB).";

    static readonly string Cache = Repository.At("eng/.cache/chdb");

    public static bool IsThere => Folder is not null;

    static string? Folder => Directory.Exists(Cache)
        ? Directory.EnumerateDirectories(Cache).FirstOrDefault(version => File.Exists(Path.Combine(version, "node_modules/chdb/package.json")))
        : null;

    /// <summary>The rows of each statement, a JSON array a row, or <c>error: …</c> in place of the rows.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> QueryAsync(params IEnumerable<string> statements)
    {
        var cancel = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("node", [Repository.At("tests/Mixdown.ServerTests/Chdb/chdb-query.mjs"), Folder!])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(cancel), node.StandardError.ReadToEndAsync(cancel));
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(statements));
        node.StandardInput.Close();
        await node.WaitForExitAsync(cancel);
        Assert.True(node.ExitCode == 0, await errors);
        return [.. (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Rows)];
    }

    static IReadOnlyList<string> Rows(string line)
    {
        using var answer = JsonDocument.Parse(line);
        return answer.RootElement.TryGetProperty("error", out var error)
            ? ["error: " + error.GetString()]
            : [.. answer.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetRawText())];
    }
}
