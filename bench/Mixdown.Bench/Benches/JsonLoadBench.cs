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
        var rival = JsonCopy.Of(folder, file, Columns);
        var runs = await Repeat.InTurnsAsync(Times, () => MixdownProgram.LoadAnewAsync(project, cancel), () => rival.RunAsync(cancel));
        var (load, copy) = (runs[0], runs[1]);
        var megabytes = new FileInfo(file).Length / 1e6;
        return
        [
            new("rows", Rows / load.Took.TotalSeconds, "rows/s", Rows / copy.Took.TotalSeconds, JsonCopy.Name),
            new("bytes of JSON", megabytes / load.Took.TotalSeconds, "MB/s", megabytes / copy.Took.TotalSeconds, JsonCopy.Name),
            new("mixdown load, start of the program included", load.Took.TotalSeconds, "s", copy.Took.TotalSeconds, JsonCopy.Name),
            new("peak memory", load.PeakBytes / 1e6, "MB", copy.PeakBytes / 1e6, JsonCopy.Name, "under 512 MB"),
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
}
