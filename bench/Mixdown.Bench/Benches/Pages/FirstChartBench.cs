using System.Text.Json;
using Mixdown.Bench.Measuring;
using Mixdown.Bench.Measuring.Serving;
using Mixdown.Bench.Reports;
using Mixdown.Bench.Rivals;

namespace Mixdown.Bench.Benches.Pages;

/// <summary>The first look at a dashboard of the music store in Chromium, 1440 by 900: with a server that has just been started and a new
/// profile, and again. The rival is a static page that draws the same answers with ECharts, and does nothing else.</summary>
sealed class FirstChartBench : IBench
{
    const string Rival = "static page, ECharts 6.1.0";

    public string Name => "dashboard-first-chart";

    public string Question => "How soon does a person see the first chart of a dashboard, and all of it?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        await PageScript.PrepareAsync(cancel);
        var project = await StoreProject.BuiltAsync("first-chart", 1, folder, cancel);
        var (ours, rivals) = (new List<JsonElement>(), new List<JsonElement>());
        for (var i = 0; i < BenchSize.Times(5); i++)
        {
            using var served = await ServeProcess.StartAsync(project, cancel);
            ours.Add(await LookAsync(new Uri(served.Address, "dashboards/overview"), cancel));
            using var page = await EchartsPage.StartAsync(served.Address, folder, cancel);
            rivals.Add(await LookAsync(page.Address, cancel));
            await served.StopAsync(cancel);
        }
        return [.. Measures(ours, rivals)];
    }

    static Task<JsonElement> LookAsync(Uri page, CancellationToken cancel) =>
        PageScript.RunAsync("first-chart", new { address = page.ToString(), times = BenchSize.Times(5) }, cancel);

    static IEnumerable<Measure> Measures(List<JsonElement> ours, List<JsonElement> rivals)
    {
        Measure measure(string name, string unit, string? goal, params string[] path) => new(name, Middle(ours, path), unit, Middle(rivals, path), Rival, goal);
        yield return measure("first chart, new server, new profile", "ms", "under 1,000 ms", "cold", "firstAt");
        yield return measure("  all near the screen", "ms", null, "cold", "wholeAt");
        yield return measure("  first words", "ms", null, "cold", "painted");
        yield return measure("  longest task", "ms", "50 ms", "cold", "longest");
        yield return measure("  tasks over 50 ms", "", null, "cold", "longTasks");
        yield return measure("  over the wire", "bytes", null, "cold", "bytes");
        yield return measure("first chart, again", "ms", "under 300 ms", "warm", "firstAt");
        yield return measure("  all near the screen", "ms", null, "warm", "wholeAt");
        yield return measure("  tasks over 50 ms", "", null, "warm", "longTasks");
        yield return measure("  over the wire", "bytes", null, "warm", "bytes");
        yield return new("cumulative layout shift, the worst of all", ours.Max(one => At(one, "shift")), "", rivals.Max(one => At(one, "shift")), Rival, "0");
    }

    static double Middle(List<JsonElement> found, string[] path) => new Quantiles(found.Select(one => At(one, path))).At(0.5);

    static double At(JsonElement found, params string[] path) => path.Aggregate(found, (at, name) => at.GetProperty(name)).GetDouble();
}
