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
        await LoadAsync(project, cancel);
        var script = Script(folder, store, Path.Combine(project, "data", "dev", "lake", "bronze"));
        var rows = RowsOf(store);
        var megabytes = Directory.EnumerateFiles(store, "*.csv").Sum(file => new FileInfo(file).Length) / 1e6;

        var (ours, theirs) = (new List<ChildRun>(), new List<ChildRun>());
        for (var i = 0; i < Times; i++)
        {
            // In turns, so that a busy moment of the machine meets both.
            ours.Add(await LoadAsync(project, cancel));
            theirs.Add(await CopyAsync(folder, script, cancel));
        }
        var (load, copy) = (Median(ours), Median(theirs));
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

    static Task<ChildRun> LoadAsync(string project, CancellationToken cancel)
    {
        var data = Path.Combine(project, "data");
        if (Directory.Exists(data))
            Directory.Delete(data, recursive: true);
        return MixdownProgram.RunAsync(project, cancel, "load");
    }

    static Task<ChildRun> CopyAsync(BenchFolder folder, string script, CancellationToken cancel)
    {
        folder.Empty("parquet");
        return Child.RunAsync(
            Environment.ProcessPath!, SqlRunner.Arguments(Path.Combine(folder.Empty("copy"), "copy.duckdb"), folder.Root, script), folder.Root, cancel);
    }

    /// <summary>One COPY a table, with the types of its own columns as the load has settled them. Order costs DuckDB time, and
    /// nobody asks for it here.</summary>
    static string Script(BenchFolder folder, string store, string bronze)
    {
        var script = folder.Empty("copy-script");
        File.WriteAllText(Path.Combine(script, "0.sql"), "set preserve_insertion_order = false");
        foreach (var table in Directory.EnumerateDirectories(bronze).Select(path => Path.GetFileName(path)))
        {
            var from = SqlText.Literal(Path.Combine(store, table + ".csv"));
            var to = SqlText.Literal(folder.At($"parquet/{table}.parquet"));
            File.WriteAllText(
                Path.Combine(script, table + ".sql"),
                $"copy (select * from read_csv({from}, header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', columns = {Columns(bronze, table)})) "
                + $"to {to} (format parquet, compression zstd, parquet_version v2)");
        }
        return script;
    }

    static string Columns(string bronze, string table)
    {
        using var engine = DuckDbEngine.InMemory();
        using var session = engine.OpenSession();
        var own = session.Query(
            $"select column_name, column_type from (describe select * from '{bronze}/{table}/*.parquet') where not starts_with(column_name, '_mx_')",
            CancellationToken.None);
        return $"{{{string.Join(", ", own.Rows.Select(row => $"'{row[0]}': '{row[1]}'"))}}}";
    }

    static long RowsOf(string store)
    {
        using var truth = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(store, "ground_truth.json")));
        return truth.RootElement.GetProperty("tables").EnumerateObject().Sum(table => table.Value.GetProperty("records").GetInt64());
    }

    static ChildRun Median(List<ChildRun> runs) => runs.OrderBy(run => run.Took).ElementAt(runs.Count / 2);
}
