using System.Globalization;
using Mixdown.Bench.Measuring;
using Mixdown.Bench.Reports;
using Mixdown.Engines.DuckDb;
using Mixdown.Simulation.Store;

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
        var store = folder.At($"store-{Scale}");
        var made = await new StoreGenerator(new StoreOptions { Scale = Scale }).WriteAsync(store, null, cancel);
        var rows = made.Truth.Tables.Values.Sum(table => table.Rows);
        var megabytes = Directory.EnumerateFiles(store, "*.csv").Sum(file => new FileInfo(file).Length) / 1e6;

        var ours = await SideAsync(() => [store, folder.Empty("lake")], "load");
        var columns = Columns(folder.At("lake"));
        var theirs = await SideAsync(() => [store, folder.Empty("parquet"), .. columns], "duckdb-copy");
        const string Rival = "DuckDB's COPY (read_csv) TO parquet";
        return
        [
            new("rows", rows / ours.Seconds, "rows/s", rows / theirs.Seconds, Rival, "0.7 of it, aim 1.0"),
            new("bytes of CSV", megabytes / ours.Seconds, "MB/s", megabytes / theirs.Seconds, Rival),
            new("time", ours.Seconds, "s", theirs.Seconds, Rival),
            new("peak memory", ours.Megabytes, "MB", theirs.Megabytes, Rival, "under 512 MB"),
        ];

        async Task<(double Seconds, double Megabytes)> SideAsync(Func<IReadOnlyList<string>> arguments, string side)
        {
            var runs = new List<(double Seconds, double Megabytes)>();
            for (var i = 0; i <= Times; i++)
            {
                var run = await Child.RunAsync(Environment.ProcessPath!, ["side", side, .. arguments()], folder.Root, cancel);
                runs.Add((double.Parse(run.Output, CultureInfo.InvariantCulture), run.PeakBytes / 1e6));
            }
            return runs.Skip(1).OrderBy(run => run.Seconds).ElementAt(Times / 2);
        }
    }

    /// <summary>For each table its name and the types of its own columns, as the load has settled them.</summary>
    static List<string> Columns(string lake)
    {
        using var engine = DuckDbEngine.InMemory();
        using var session = engine.OpenSession();
        var columns = new List<string>();
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(lake, "store")).Order(StringComparer.Ordinal))
        {
            var described = session.Query($"describe select columns(c -> c not like '\\_mx\\_%' escape '\\') from '{folder}/*.parquet'", CancellationToken.None);
            columns.Add(Path.GetFileName(folder));
            columns.Add($"{{{string.Join(", ", described.Rows.Select(row => $"'{row[0]}': '{row[1]}'"))}}}");
        }
        return columns;
    }
}
