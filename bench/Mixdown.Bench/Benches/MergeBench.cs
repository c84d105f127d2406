using System.Globalization;
using Mixdown.Bench.Measuring;
using Mixdown.Bench.Reports;
using Mixdown.Bench.Rivals;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Bench.Benches;

/// <summary>How long a load takes that changes 1 % of a large table, where the keys lie together and where they lie everywhere. The
/// rival is DuckDB's own MERGE INTO a table in a file, which keeps no history, no old version and no file that others read.</summary>
sealed class MergeBench : IBench
{
    const int Rows = 10_000_000;
    const int Changed = Rows / 100;
    const int Times = 3;

    static readonly (string Words, string Keys)[] Cases =
    [
        ("keys together", string.Create(CultureInfo.InvariantCulture, $"select {Rows - Changed} + i from range({Changed}) r(i)")),
        ("keys everywhere", string.Create(CultureInfo.InvariantCulture, $"select i * 100 from range({Changed}) r(i)")),
    ];

    public string Name => "merge";

    public string Question => "How fast do 100,000 changed rows come into a table of 10 million, and in how much memory?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        var project = await ProjectAsync(folder, cancel);
        var database = await DatabaseAsync(folder, cancel);
        var measures = new List<Measure>();
        foreach (var (words, keys) in Cases)
        {
            var (ours, theirs) = (new List<ChildRun>(), new List<ChildRun>());
            for (var i = 0; i < Times; i++)
            {
                var changes = Path.Combine(project, "raw", "t", $"{words.Replace(' ', '-')}-{i}.csv");
                Write(changes, keys, version: i + 1);
                ours.Add(await MixdownProgram.RunAsync(project, cancel, "load"));
                theirs.Add(await MergeAsync(folder, database, changes, cancel));
            }
            measures.AddRange(Compare(words, Repeat.Median(ours), Repeat.Median(theirs)));
        }
        return measures;
    }

    static IEnumerable<Measure> Compare(string words, ChildRun ours, ChildRun theirs)
    {
        const string Rival = "DuckDB's MERGE INTO a table in a file";
        yield return new($"a merge, {words}", ours.Took.TotalSeconds, "s", theirs.Took.TotalSeconds, Rival);
        yield return new($"peak memory, {words}", ours.PeakBytes / 1e6, "MB", theirs.PeakBytes / 1e6, Rival, "under 512 MB");
    }

    /// <summary>A project whose table is loaded once.</summary>
    static async Task<string> ProjectAsync(BenchFolder folder, CancellationToken cancel)
    {
        var project = folder.Empty("merge-project");
        Directory.CreateDirectory(Path.Combine(project, "raw", "t"));
        File.WriteAllText(Path.Combine(project, "dbt_project.yml"), "name: merge\nprofile: merge\n");
        File.WriteAllText(Path.Combine(project, "profiles.yml"), "merge: { target: dev, outputs: { dev: { type: duckdb, threads: 2 } } }\n");
        File.WriteAllText(
            Path.Combine(project, "mixdown.yml"),
            "loads:\n  shop: { type: csv, path: \"raw/{table}/*.csv\", unique_key: id, cursor: version, write_disposition: merge }\n");
        Write(Path.Combine(project, "raw", "t", "all.csv"), string.Create(CultureInfo.InvariantCulture, $"select i from range({Rows}) r(i)"), version: 0);
        await MixdownProgram.RunAsync(project, cancel, "load");
        return project;
    }

    static async Task<string> DatabaseAsync(BenchFolder folder, CancellationToken cancel)
    {
        var database = Path.Combine(folder.Empty("merge-rival"), "rival.duckdb");
        await RunAsync(
            folder, database,
            string.Create(CultureInfo.InvariantCulture, $"create table t as select * from ({Content($"select i from range({Rows}) r(i)", 0)})"), cancel);
        return database;
    }

    static Task<ChildRun> MergeAsync(BenchFolder folder, string database, string changes, CancellationToken cancel) => RunAsync(
        folder, database,
        $"merge into t using (from read_csv('{changes}', header = true)) as c on t.id = c.id when matched then update when not matched then insert", cancel);

    static Task<ChildRun> RunAsync(BenchFolder folder, string database, string sql, CancellationToken cancel)
    {
        var script = folder.Empty("merge-script");
        File.WriteAllText(Path.Combine(script, "0.sql"), sql);
        return Child.RunAsync(Environment.ProcessPath!, SqlRunner.Arguments(database, folder.Root, script), folder.Root, cancel);
    }

    static void Write(string file, string keys, int version)
    {
        using var engine = DuckDbEngine.InMemory();
        using var session = engine.OpenSession();
        session.Execute($"copy ({Content(keys, version)}) to '{file}' (format csv, header true)", CancellationToken.None);
    }

    static string Content(string keys, int version) => string.Create(
        CultureInfo.InvariantCulture,
        $"select id, {version} as version, 'customer ' || (id * 7919 % 100003) as name, id % 977 / 10 as amount from ({keys}) k(id)");
}
