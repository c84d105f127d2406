using System.Globalization;
using Mixdown.Bench.Measuring;
using Mixdown.Bench.Reports;
using Mixdown.Bench.Rivals;

namespace Mixdown.Bench.Benches;

/// <summary>What a node costs beside its SQL: a thousand tiny tables and views, one after another, beside the bare
/// statements.</summary>
sealed class OverheadBench : IBench
{
    const int Models = 1_000;

    const int Times = 3;

    public string Name => "overhead";

    public string Question => "What does a model cost beside its SQL?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        var project = folder.Empty("tiny-models");
        Write(project);
        await RunAsync(project, ["run"], cancel);
        var script = folder.Empty("tiny-script");
        var nodes = BuildScript.Write(project, Warehouse(project), script);
        var parse = await Repeat.MedianAsync(Times, () => MixdownProgram.RunAsync(project, cancel, "parse"));
        var rival = await Repeat.MedianAsync(Times, () => RivalAsync(project, folder, script, cancel));
        var run = await Repeat.MedianAsync(Times, () => RunAsync(project, ["run", "--threads", "1"], cancel));
        var again = await Repeat.MedianAsync(Times, () => MixdownProgram.RunAsync(project, cancel, "run", "--threads", "1"));
        var (took, raw) = (run.Took.TotalSeconds, rival.Took.TotalSeconds);
        const string rivalName = "the same statements, libduckdb";
        return
        [
            new(Text($"mixdown run --threads 1, {nodes} models, a new warehouse"), took, "s", raw, rivalName),
            new("the same again, all of them replaced", again.Took.TotalSeconds, "s"),
            new("our own time per model, all told", (took - raw) * 1000 / nodes, "ms", Goal: "under 3 ms"),
            new("our own time per model, without reading the project", (took - raw - parse.Took.TotalSeconds) * 1000 / nodes, "ms"),
            new("peak memory", run.PeakBytes / 1e6, "MB", rival.PeakBytes / 1e6, rivalName),
        ];
    }

    static void Write(string project)
    {
        File.WriteAllText(Path.Combine(project, "dbt_project.yml"), "name: tiny\nprofile: tiny\n");
        File.WriteAllText(Path.Combine(project, "profiles.yml"), "tiny: { target: dev, outputs: { dev: { type: duckdb, path: warehouse.duckdb, schema: main, threads: 1 } } }\n");
        Directory.CreateDirectory(Path.Combine(project, "models"));
        for (var i = 0; i < Models; i++)
        {
            var from = i < 10 ? Text($"(select {i} as id, 'x' as name) s") : Text($"{{{{ ref('tiny_{i - 10:0000}') }}}}");
            File.WriteAllText(
                Path.Combine(project, "models", Text($"tiny_{i:0000}.sql")),
                Text($"{{{{ config(materialized='{(i % 2 == 0 ? "table" : "view")}') }}}}\nselect id + 1 as id, name from {from}\n"));
        }
    }

    static async Task<ChildRun> RunAsync(string project, string[] arguments, CancellationToken cancel)
    {
        Delete(Warehouse(project));
        return await MixdownProgram.RunAsync(project, cancel, arguments);
    }

    static async Task<ChildRun> RivalAsync(string project, BenchFolder folder, string script, CancellationToken cancel)
    {
        var database = folder.At("tiny-rival.duckdb");
        Delete(database);
        return await Child.RunAsync(Environment.ProcessPath!, SqlRunner.Arguments(database, project, script), folder.Root, cancel);
    }

    static string Warehouse(string project) => Path.Combine(project, "warehouse.duckdb");

    static void Delete(string database)
    {
        File.Delete(database);
        File.Delete(database + ".wal");
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
