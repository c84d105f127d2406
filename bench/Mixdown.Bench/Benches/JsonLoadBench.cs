using Mixdown.Bench.Measuring;
using Mixdown.Bench.Reports;
using Mixdown.Bench.Rivals;
using Mixdown.Data.Naming;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Bench.Benches;

/// <summary>How fast a file of JSON lines with nested values becomes bronze. The rival is DuckDB's own reader and writer, which is
/// told the types that the load has to guess, and keeps no line numbers, no hash and no log.</summary>
sealed class JsonLoadBench : IBench
{
    const int Rows = 2_000_000;
    const int Times = 3;

    const string Columns =
        "{'id': 'BIGINT', 'customer': 'VARCHAR', 'total': 'DECIMAL(18,2)', 'paid': 'BOOLEAN', 'at': 'TIMESTAMP', "
        + "'address': 'STRUCT(city VARCHAR, zip VARCHAR)', 'tags': 'VARCHAR[]'}";

    public string Name => "json-load";

    public string Question => "How fast do JSON lines become a bronze table, and in how much memory?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        var source = folder.Empty("json-source");
        var file = Path.Combine(source, "sale.jsonl");
        Generate(file, cancel);
        var project = Project(folder, source);
        var script = Script(folder, file);
        var (ours, theirs) = (new List<ChildRun>(), new List<ChildRun>());
        for (var i = 0; i < Times; i++)
        {
            // In turns, so that a busy moment of the machine meets both.
            ours.Add(await LoadAsync(project, cancel));
            theirs.Add(await CopyAsync(folder, script, cancel));
        }
        var (load, copy) = (Median(ours), Median(theirs));
        var megabytes = new FileInfo(file).Length / 1e6;
        const string Rival = "DuckDB's COPY (read_json) TO parquet";
        return
        [
            new("rows", Rows / load.Took.TotalSeconds, "rows/s", Rows / copy.Took.TotalSeconds, Rival),
            new("bytes of JSON", megabytes / load.Took.TotalSeconds, "MB/s", megabytes / copy.Took.TotalSeconds, Rival),
            new("mixdown load, start of the program included", load.Took.TotalSeconds, "s", copy.Took.TotalSeconds, Rival),
            new("peak memory", load.PeakBytes / 1e6, "MB", copy.PeakBytes / 1e6, Rival, "under 512 MB"),
        ];
    }

    static void Generate(string file, CancellationToken cancel)
    {
        using var engine = DuckDbEngine.InMemory();
        using var session = engine.OpenSession();
        session.Execute(
            $$"""
            copy (
                select i as id, 'customer ' || (i * 7919 % 100003) as customer, (i % 100000) / 100.0 as total, i % 3 = 0 as paid,
                    timestamp '2024-01-01' + to_seconds(i * 13) as at,
                    {'city': 'city ' || (i % 997), 'zip': lpad((i % 99999)::varchar, 5, '0')} as address,
                    ['tag ' || (i % 11), 'tag ' || (i % 13)] as tags
                from range({{Rows}}) r(i)
            ) to {{SqlText.Literal(file)}} (format json)
            """, cancel);
    }

    static string Project(BenchFolder folder, string source)
    {
        var project = folder.Empty("json-project");
        MixdownProgram.CopyExample("music-store", project);
        File.WriteAllText(
            Path.Combine(project, "mixdown.yml"),
            $"loads:\n  store: {{ schema: bronze, type: json, path: \"{source}/{{table}}.jsonl\" }}\n");
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
        folder.Empty("json-parquet");
        return Child.RunAsync(
            Environment.ProcessPath!, SqlRunner.Arguments(Path.Combine(folder.Empty("json-copy"), "copy.duckdb"), folder.Root, script), folder.Root, cancel);
    }

    static string Script(BenchFolder folder, string file)
    {
        var script = folder.Empty("json-script");
        File.WriteAllText(Path.Combine(script, "0.sql"), "set preserve_insertion_order = false");
        File.WriteAllText(
            Path.Combine(script, "1.sql"),
            $"copy (select * from read_json({SqlText.Literal(file)}, format = 'newline_delimited', columns = {Columns})) "
            + $"to {SqlText.Literal(folder.At("json-parquet/sale.parquet"))} (format parquet, compression zstd, parquet_version v2)");
        return script;
    }

    static ChildRun Median(List<ChildRun> runs) => runs.OrderBy(run => run.Took).ElementAt(runs.Count / 2);
}
