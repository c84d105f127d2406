using System.Diagnostics;
using Mixdown.Testing;

namespace Mixdown.Tests.Dashboards.Embeds;

/// <summary>The examples of docs/web/embed.md sign links that are taken.</summary>
public sealed class DocumentedTokenTests
{
    const string Embeds = "embeds:\n  keys: [{ id: \"2026-01\", key: \"{{ env_var('EMBED_KEY') }}\" }]\n  dashboards: [portal]\n";

    public static bool HasNode => Has("node");

    public static bool HasPython => Has("python3");

    [Fact(Skip = "there is no node", SkipUnless = nameof(HasNode))]
    public async Task In_Node() => await TakenAsync(await RunAsync("node", ["--input-type=module", "-e", Example("js")]));

    [Fact(Skip = "there is no python3", SkipUnless = nameof(HasPython))]
    public async Task In_Python() => await TakenAsync(await RunAsync("python3", ["-c", Example("python")]));

    [Fact]
    public async Task In_CSharp()
    {
        var compiled = Lines(await File.ReadAllTextAsync(Repository.At("tests/Mixdown.Tests/Dashboards/Embeds/TokenOfCSharp.cs"), TestContext.Current.CancellationToken));
        Assert.All(Lines(Example("csharp")), line => Assert.Contains(line, compiled));
        Environment.SetEnvironmentVariable("EMBED_KEY", Tokens.Key);
        await TakenAsync(TokenOfCSharp.Sign());
    }

    static async Task TakenAsync(string token)
    {
        await using var portal = await Portal.StartAsync(Embeds);
        Assert.Equal(["7.75"], await portal.RowsAsync("revenue", token));
    }

    /// <summary>The first block of a language.</summary>
    static string Example(string language)
    {
        var page = File.ReadAllText(Repository.At("docs/web/embed.md"));
        var begin = page.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return page[begin..page.IndexOf("```", begin, StringComparison.Ordinal)];
    }

    static List<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    static async Task<string> RunAsync(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment["EMBED_KEY"] = Tokens.Key;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
    }

    static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
