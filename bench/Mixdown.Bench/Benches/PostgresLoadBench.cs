using System.Globalization;
using Mixdown.Bench.Measuring;
using Mixdown.Bench.Reports;
using Mixdown.Engines.Postgres;
using Mixdown.Testing.Postgres;

namespace Mixdown.Bench.Benches;

/// <summary>How fast a table of PostgreSQL becomes bronze. The rival is the server alone: COPY TO STDOUT into psql, which throws the
/// rows away. <c>MIXDOWN_BENCH_ROWS</c> makes it shorter.</summary>
sealed class PostgresLoadBench : IBench
{
    const int Times = 3;
    static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(100);

    public string Name => "postgres-load";

    public string Question => "How fast does a narrow table of PostgreSQL become a bronze table, in how much memory, and for how long is it held at the source?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        var rows = long.Parse(Environment.GetEnvironmentVariable("MIXDOWN_BENCH_ROWS") ?? "10000000", CultureInfo.InvariantCulture);
        var options = PostgresServer.OfProcess.CreateDatabase().Options;
        Fill(options, rows, cancel);
        var project = Project(folder, options);
        var (ours, theirs, held) = (new List<ChildRun>(), new List<ChildRun>(), TimeSpan.Zero);
        for (var i = 0; i < Times; i++)
        {
            using var watch = new CancellationTokenSource();
            var longest = LongestAsync(options, watch.Token);
            ours.Add(await MixdownProgram.LoadAnewAsync(project, cancel));
            await watch.CancelAsync();
            held = (await longest) is var time && time > held ? time : held;
            theirs.Add(await CopyAsync(folder, options, cancel));
        }
        var (load, copy) = (Repeat.Median(ours), Repeat.Median(theirs));
        const string rival = "psql: COPY TO STDOUT (FORMAT binary)";
        return
        [
            new("rows of 6 columns", rows / load.Took.TotalSeconds, "rows/s", rows / copy.Took.TotalSeconds, rival, "aim 500,000"),
            new("peak memory", load.PeakBytes / 1e6, "MB", copy.PeakBytes / 1e6, rival, "under 512 MB"),
            new("longest transaction at the source", held.TotalSeconds, "s", copy.Took.TotalSeconds, rival),
        ];
    }

    static void Fill(PostgresEngineOptions options, long rows, CancellationToken cancel)
    {
        using var engine = PostgresEngine.Open(options);
        using var session = engine.OpenSession();
        session.Execute(
            $"""
            create table line as select n as id, (n % 350000)::int as track_id, (0.49 + n % 3)::numeric(10,2) as unit_price,
              timestamp '2024-01-01' + n * interval '1 second' as sold_at, 'customer ' || n % 59000 as customer, n % 4 = 0 as is_gift
            from generate_series(1::bigint, {rows}) n;
            vacuum analyze line
            """, cancel);
    }

    static string Project(BenchFolder folder, PostgresEngineOptions options)
    {
        var project = folder.Empty("postgres-project");
        MixdownProgram.CopyExample("music-store", project);
        var connection = $"Host={options.Host};Port={options.Port};Username={options.User};Password=\"{options.Password}\";Database={options.Database}";
        File.WriteAllText(Path.Combine(project, "mixdown.yml"), $"loads:\n  store: {{ schema: bronze, type: postgres, connection: '{connection.Replace("'", "''", StringComparison.Ordinal)}' }}\n");
        return project;
    }

    static Task<ChildRun> CopyAsync(BenchFolder folder, PostgresEngineOptions options, CancellationToken cancel)
    {
        var url = $"postgres://{options.User}:{Uri.EscapeDataString(options.Password!)}@{options.Host}:{options.Port}/{options.Database}";
        var copy = "\\copy line to '/dev/null' (format binary)";
        return Child.RunAsync("psql", [url, "-q", "-c", copy], folder.Root, cancel);
    }

    /// <summary>The longest that a transaction of ours was seen open.</summary>
    static async Task<TimeSpan> LongestAsync(PostgresEngineOptions options, CancellationToken stop)
    {
        using var engine = PostgresEngine.Open(options with { ApplicationName = "bench" });
        using var session = engine.OpenSession();
        var longest = 0.0;
        while (!stop.IsCancellationRequested)
        {
            var age = session.Query("select coalesce(max(extract(epoch from clock_timestamp() - xact_start)), 0)::float8 from pg_stat_activity where application_name = 'mixdown'", CancellationToken.None);
            longest = Math.Max(longest, Convert.ToDouble(age.Rows[0][0], CultureInfo.InvariantCulture));
            await Task.Delay(AskEvery, CancellationToken.None);
        }
        return TimeSpan.FromSeconds(longest);
    }
}
