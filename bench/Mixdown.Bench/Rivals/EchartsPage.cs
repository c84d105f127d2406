using System.Diagnostics;
using Mixdown.Bench.Measuring;
using Mixdown.Bench.Measuring.Serving;

namespace Mixdown.Bench.Rivals;

/// <summary>A static page that draws what a dashboard shows with ECharts, served by Node.js.</summary>
sealed class EchartsPage : IDisposable
{
    const string Package = """{ "private": true, "dependencies": { "echarts": "6.1.0" } }""";

    readonly Process _process;

    EchartsPage(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>Serves a page of the executive overview, as a server answers it now.</summary>
    public static async Task<EchartsPage> StartAsync(Uri server, BenchFolder folder, CancellationToken cancel)
    {
        var at = Directory.CreateDirectory(folder.At("echarts")).FullName;
        if (!Directory.Exists(Path.Combine(at, "node_modules", "echarts")))
        {
            ProjectFiles.Write(at, "package.json", Package);
            await Child.RunAsync("npm", ["install", "--silent", "--no-audit", "--no-fund"], at, cancel);
        }
        using var http = new HttpClient { BaseAddress = server };
        ProjectFiles.Write(at, "dashboard.json", await http.GetStringAsync("api/dashboards/overview", cancel));
        ProjectFiles.Write(at, "answers.ndjson", await http.GetStringAsync("api/dashboards/overview/data", cancel));
        var start = new ProcessStartInfo("node", [Path.Combine(PageScript.Folder, "echarts-page.mjs"), at]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        return new EchartsPage(process, new Uri((await process.StandardOutput.ReadLineAsync(cancel))!));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
