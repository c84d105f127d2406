using System.Globalization;
using Mixdown.Bench.Measuring;
using Mixdown.Bench.Reports;

namespace Mixdown.Bench.Benches;

/// <summary>The development loop on the music store at scale 1000 (2.2 million sales): from the moment a file is saved until all that
/// it changes is built and checked, the 100 ms included in which files have to be left alone.</summary>
sealed class WatchBench : IBench
{
    const int Scale = 1000;

    const int Times = 9;

    public string Name => "watch";

    public string Question => "How long after I save a model are its table and what depends on it new?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        var store = await GeneratedStore.AtScaleAsync(Scale, folder, cancel);
        var project = folder.Empty("watched-store");
        MixdownProgram.CopyExample("music-store", project);
        await Child.RunAsync("env", [$"MIXDOWN_STORE_DATA={store}", MixdownProgram.Executable, "load"], project, cancel);
        using var watch = await WatchProcess.StartAsync(project, cancel);
        var one = await SaveAsync(watch, project, "marts/mart_top_genres", cancel);
        var two = await SaveAsync(watch, project, "marts/mart_sales_monthly", cancel);
        await watch.StopAsync(cancel);
        var alone = await Repeat.MedianAsync(Times, () => MixdownProgram.RunAsync(project, cancel, "build", "--select", "mart_sales_monthly+"));
        return
        [
            new("a mart saved (mart_top_genres), 1 model", one, "s", Goal: "under 1 s"),
            new("a mart saved (mart_sales_monthly), 2 models, 7 checks", two, "s", alone.Took.TotalSeconds, "mixdown build --select mart_sales_monthly+", "under 1 s"),
        ];
    }

    static async Task<double> SaveAsync(WatchProcess watch, string project, string model, CancellationToken cancel)
    {
        var (file, edits) = (Path.Combine(project, "models", model + ".sql"), 0);
        var run = await Repeat.MedianAsync(Times, () => watch.SaveAsync(file, string.Create(CultureInfo.InvariantCulture, $"-- edit {edits++}\n"), cancel));
        return run.Took.TotalSeconds;
    }
}
