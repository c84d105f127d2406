using Mixdown.Bench.Measuring;
using Mixdown.Bench.Reports;
using Mixdown.Bench.Rivals;
using Mixdown.Data.Naming;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Bench.Benches;

/// <summary>How fast a store of CSV files becomes bronze. The rival is DuckDB's own reader and writer, which is told the types
/// that the load has to guess, and keeps no line numbers, no hash and no log.</summary>
sealed class CsvLoadBench : IBench
{
    const int Scale = 1000;
    const int Times = 5;

    public string Name => "csv-load";

    public string Question => "How fast do CSV files become bronze tables, and in how much memory?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        var store = await GeneratedStore.AtScaleAsync(Scale, folder, cancel);
        var project = Project(folder, store);
        await MixdownProgram.LoadAnewAsync(project, cancel);
        var files = CsvCopy.Of(folder, store, Path.Combine(project, "data", "dev", "lake", "bronze"));
        var rows = RowsOf(store);
        var megabytes = Directory.EnumerateFiles(store, "*.csv").Sum(file => new FileInfo(file).Length) / 1e6;

        var runs = await Repeat.InTurnsAsync(Times, () => MixdownProgram.LoadAnewAsync(project, cancel), () => files.RunAsync(cancel));
        var (load, copy) = (runs[0], runs[1]);
        const string Rival = "DuckDB's COPY (read_csv) TO parquet";
        return
        [
            new("rows", rows / load.Took.TotalSeconds, "rows/s", rows / copy.Took.TotalSeconds, Rival, "ratio at least 0.7, aim 1.0"),
            new("bytes of CSV", megabytes / load.Took.TotalSeconds, "MB/s", megabytes / copy.Took.TotalSeconds, Rival),
            new("mixdown load, start of the program included", load.Took.TotalSeconds, "s", copy.Took.TotalSeconds, Rival),
            new("peak memory", load.PeakBytes / 1e6, "MB", copy.PeakBytes / 1e6, Rival, "under 512 MB"),
        ];
    }

    /// <summary>The example, but without declared types.</summary>
    static string Project(BenchFolder folder, string store)
    {
        var project = folder.Empty("load-project");
        MixdownProgram.CopyExample("music-store", project);
        File.WriteAllText(
            Path.Combine(project, "mixdown.yml"),
            $"loads:\n  store: {{ schema: bronze, type: csv, path: \"{store}/{{table}}.csv\" }}\n");
        return project;
    }

    /// <summary>Records of a generated store, all tables together.</summary>
    public static long RowsOf(string store)
    {
        using var truth = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(store, "ground_truth.json")));
        return truth.RootElement.GetProperty("tables").EnumerateObject().Sum(table => table.Value.GetProperty("records").GetInt64());
    }
}
