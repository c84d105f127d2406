using System.Text.Json;
using Mixdown.Bench.Measuring;
using Mixdown.Bench.Measuring.Serving;
using Mixdown.Bench.Reports;

namespace Mixdown.Bench.Benches.Pages;

/// <summary>Edit and see, in Chromium: from the moment a file is saved, or a filter is clicked, until the open dashboard shows what
/// follows. The rival of a saved model is the build that a person would start by hand.</summary>
sealed class RepaintBench : IBench
{
    const string Model = "models/marts/mart_sales_monthly.sql";

    const string Dashboard =
        """
        dashboard: Edited
        fact: mart_sales_monthly
        rows:
          - - number: Edit
              value: max(edit) as edit

        """;

    public string Name => "dashboard-repaint";

    public string Question => "How soon does an open dashboard show what I saved, or chose?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        await PageScript.PrepareAsync(cancel);
        var project = await StoreProject.BuiltAsync("repaint", BenchSize.Scale, folder, cancel, AddEdit);
        var found = await LookAsync(project, cancel);
        var times = BenchSize.Times(5);
        var build = await Repeat.MedianAsync(times, () => MixdownProgram.RunAsync(project, cancel, "build", "--select", "mart_sales_monthly+"));
        var read = await Repeat.MedianAsync(times, () => MixdownProgram.RunAsync(project, cancel, "parse"));
        double at(string name) => found.GetProperty(name).GetDouble() / 1000;
        return
        [
            new(StoreProject.Sized("a dashboard saved, until its page shows it", BenchSize.Scale), at("dashboard"), "s", read.Took.TotalSeconds, "mixdown parse", "under 1 s"),
            new("a model saved (mart_sales_monthly, 7 checks), until a dashboard shows its new figure", at("model"), "s", build.Took.TotalSeconds, "mixdown build --select mart_sales_monthly+", "under 1 s"),
            new("a filter clicked, what nobody asked before", at("filterAsked") * 1000, "ms", Goal: "500 ms"),
            new("a filter clicked, from the cache", at("filterKept") * 1000, "ms", Goal: "100 ms"),
        ];
    }

    static async Task<JsonElement> LookAsync(string project, CancellationToken cancel)
    {
        using var served = await ServeProcess.StartAsync(project, cancel);
        var found = await PageScript.RunAsync("repaint", new
        {
            address = served.Address.ToString(),
            times = BenchSize.Times(5),
            dashboard = Path.Combine(project, "dashboards", "overview.yml"),
            model = Path.Combine(project, Model),
            genres = new[] { "Rock", "Pop", "Latin", "Metal", "Blues" },
        }, cancel);
        await served.StopAsync(cancel);
        return found;
    }

    /// <summary>A mart gets a column whose value is what is edited, and a dashboard that shows it.</summary>
    static void AddEdit(string project)
    {
        var mart = Path.Combine(project, Model);
        File.WriteAllText(mart, $"select sales.*, 0 as edit from (\n{File.ReadAllText(mart)}\n) as sales\n");
        ProjectFiles.Write(project, "dashboards/edited.yml", Dashboard);
    }
}
