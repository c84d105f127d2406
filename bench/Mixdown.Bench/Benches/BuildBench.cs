using System.Globalization;
using Mixdown.Bench.Measuring;
using Mixdown.Bench.Reports;
using Mixdown.Bench.Rivals;

namespace Mixdown.Bench.Benches;

/// <summary>The build of the music store at scale 1000 (2.2 million sales), beside the same SQL without us.</summary>
sealed class BuildBench : IBench
{
    const int Scale = 1000;

    const int Times = 3;

    public string Name => "build";

    public string Question => "How long does it take to build and check the whole star schema of 2.2 million sales?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        var store = await GeneratedStore.AtScaleAsync(Scale, folder, cancel);
        var project = folder.Empty("music-store");
        MixdownProgram.CopyExample("music-store", project);
        await LoadAsync(project, store, cancel);
        await BuildAsync(project, [], cancel);
        var script = folder.Empty("script");
        var nodes = BuildScript.Write(project, Warehouse(project), script);

        var ours = await Repeat.MedianAsync(Times, () => BuildAsync(project, [], cancel));
        var alone = await Repeat.MedianAsync(Times, () => BuildAsync(project, ["--threads", "1"], cancel));
        var rival = await Repeat.MedianAsync(Times, () => RivalAsync(project, folder, script, cancel));
        var (took, one, raw) = (ours.Took.TotalSeconds, alone.Took.TotalSeconds, rival.Took.TotalSeconds);
        const string rivalName = "the same SQL, one statement after another, libduckdb";
        return
        [
            new(Text($"mixdown build, {nodes} nodes"), took, "s", raw, rivalName, "ratio at most 1, aim 0.85"),
            new("mixdown build --threads 1", one, "s", raw, rivalName),
            new("our own time per node (threads 1, less the rival)", (one - raw) * 1000 / nodes, "ms", Goal: "under 5 ms"),
            new("peak memory", ours.PeakBytes / 1e6, "MB", rival.PeakBytes / 1e6, rivalName),
        ];
    }

    static Task<ChildRun> LoadAsync(string project, string store, CancellationToken cancel) =>
        Child.RunAsync("env", [$"MIXDOWN_STORE_DATA={store}", MixdownProgram.Executable, "load"], project, cancel);

    static async Task<ChildRun> BuildAsync(string project, string[] options, CancellationToken cancel)
    {
        Delete(Warehouse(project));
        return await MixdownProgram.RunAsync(project, cancel, ["build", .. options]);
    }

    static async Task<ChildRun> RivalAsync(string project, BenchFolder folder, string script, CancellationToken cancel)
    {
        var database = folder.At("rival.duckdb");
        Delete(database);
        return await Child.RunAsync(Environment.ProcessPath!, SqlRunner.Arguments(database, project, script), folder.Root, cancel);
    }

    static string Warehouse(string project) => Path.Combine(project, "data", "dev", "warehouse.duckdb");

    static void Delete(string database)
    {
        File.Delete(database);
        File.Delete(database + ".wal");
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
