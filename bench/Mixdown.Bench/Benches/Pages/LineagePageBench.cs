using System.Diagnostics;
using System.Text.Json;
using Mixdown.Bench.Measuring;
using Mixdown.Bench.Measuring.Serving;
using Mixdown.Bench.Reports;

namespace Mixdown.Bench.Benches.Pages;

/// <summary>The map of a project of 1,000 models with 10,000 columns, from the server and in Chromium. The rival of the page is the map of
/// a few of its boxes: what the browser itself takes.</summary>
sealed class LineagePageBench : IBench
{
    const int Boxes = 1_000;
    const string Few = "some ten boxes of it";

    public string Name => "lineage-page";

    public string Question => "How does a map of 1,000 models with 10,000 columns open and move?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        await PageScript.PrepareAsync(cancel);
        var project = folder.Empty("lineage-page");
        new GraphProject(GeneratedGraph.Of(Boxes)).Write(project);
        await MixdownProgram.RunAsync(project, cancel, "run", "--select", "node0000");
        using var served = await ServeProcess.StartAsync(project, cancel, "--no-watch");
        var (all, few) = (await LookAsync(served, "lineage", Boxes / 2, cancel), await LookAsync(served, "lineage?select=2%2Bnode0999", 2, cancel));
        var answers = await AnswersAsync(served, cancel);
        await served.StopAsync(cancel);
        Measure measure(string name, string unit, string? goal, string field) => new(name, all.GetProperty(field).GetDouble(), unit, few.GetProperty(field).GetDouble(), Few, goal);
        return
        [
            measure("the map drawn, new profile", "ms", "under 1,000 ms", "cold"),
            measure("the map drawn, again", "ms", null, "warm"),
            measure("frames while it is dragged", "frames/s", "60", "frames"),
            measure("  95 of 100 frames", "ms", null, "slowest"),
            measure("frames while it is magnified", "frames/s", "60", "zoomFrames"),
            measure("  95 of 100 frames", "ms", null, "zoomSlowest"),
            .. answers,
        ];
    }

    static Task<JsonElement> LookAsync(ServeProcess served, string page, int boxes, CancellationToken cancel) =>
        PageScript.RunAsync("lineage", new { address = new Uri(served.Address, page).ToString(), boxes, times = BenchSize.Times(5) }, cancel);

    static async Task<IReadOnlyList<Measure>> AnswersAsync(ServeProcess served, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = served.Address };
        var impact = $"api/lineage/impact?node={GraphProject.First}&column=c3";
        var analysis = await TimeAsync(http, impact, 1, cancel);
        return
        [
            new("the first question about a column: all SQL is analysed", analysis / 1000, "s"),
            new("what breaks without a column", await TimeAsync(http, impact, 15, cancel), "ms", Goal: "100 ms"),
            new("the path of a column", await TimeAsync(http, $"api/lineage/column?node={GraphProject.First}&column=c3", 15, cancel), "ms"),
            new("the whole map, laid out, as JSON", await TimeAsync(http, "api/lineage", 15, cancel), "ms"),
            new("a search", await TimeAsync(http, "api/search?q=node05", 15, cancel), "ms", Goal: "under 10 ms"),
        ];
    }

    /// <summary>Milliseconds of an answer, the one in the middle.</summary>
    static async Task<double> TimeAsync(HttpClient http, string address, int times, CancellationToken cancel)
    {
        List<double> took = [];
        for (var i = 0; i < times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await http.GetByteArrayAsync(address, cancel);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        return new Quantiles(took).At(0.5);
    }
}
