using System.Text;
using Mixdown.Bench.Measuring;
using Mixdown.Bench.Reports;
using Mixdown.Bench.Rivals;
using Mixdown.Data.Naming;
using Mixdown.Data.Records;
using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;
using Mixdown.Streams.Settings;
using Mixdown.Streams.Sinks;
using Mixdown.Streams.Sources;
using Mixdown.Streams.Sources.Collector;

namespace Mixdown.Bench.Benches.Streams;

/// <summary>How fast a backlog of events becomes a bronze table, exactly once. The rival is DuckDB's own reader and writer over the
/// same events in a file: it knows the types, keeps no offsets, and its rows are in one file without a log.</summary>
sealed class StreamBacklogBench : IBench
{
    const int Events = 1_000_000;
    const int Times = 3;

    const string Columns =
        "{'ts': 'BIGINT', 'sessionId': 'BIGINT', 'level': 'VARCHAR', 'itemInSession': 'BIGINT', 'artist': 'VARCHAR', 'song': 'VARCHAR', 'duration': 'DECIMAL(18,6)', "
        + "'city': 'VARCHAR', 'zip': 'VARCHAR', 'state': 'VARCHAR', 'userAgent': 'VARCHAR', 'lon': 'DECIMAL(18,6)', 'lat': 'DECIMAL(18,6)', 'userId': 'BIGINT', 'lastName': 'VARCHAR', 'gender': 'VARCHAR', 'registration': 'BIGINT'}";

    public string Name => "stream-backlog";

    public string Question => "How fast does a backlog of events of some 374 bytes become a Delta table, and in how much memory?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        var file = Path.Combine(folder.Empty("events-source"), "listen.jsonl");
        Generate(file, cancel);
        var (project, script) = (Project(folder), Script(folder, file));
        await FillLogAsync(project, file, cancel);
        var (ours, theirs) = (new List<ChildRun>(), new List<ChildRun>());
        for (var i = 0; i < Times; i++)
        {
            // In turns, so that a busy moment of the machine meets both.
            ours.Add(await ReadAsync(project, cancel));
            theirs.Add(await CopyAsync(folder, script, cancel));
        }
        var (stream, copy) = (Median(ours), Median(theirs));
        const string Rival = "DuckDB's COPY (read_json) TO parquet";
        var megabytes = new FileInfo(file).Length / 1e6;
        return
        [
            new("events", Events / stream.Took.TotalSeconds, "events/s", Events / copy.Took.TotalSeconds, Rival, "at least 100,000"),
            new("bytes of JSON", megabytes / stream.Took.TotalSeconds, "MB/s", megabytes / copy.Took.TotalSeconds, Rival),
            new("mixdown stream run --until-caught-up, start of the program included", stream.Took.TotalSeconds, "s", copy.Took.TotalSeconds, Rival),
            new("peak memory", stream.PeakBytes / 1e6, "MB", copy.PeakBytes / 1e6, Rival),
        ];
    }

    static void Generate(string file, CancellationToken cancel)
    {
        using var engine = DuckDbEngine.InMemory();
        using var session = engine.OpenSession();
        session.Execute(
            $$"""
            copy (
                select 1700000000000 + i * 7 as ts, i // 30 as sessionId, if(i % 5 = 0, 'free', 'paid') as level, i % 30 as itemInSession,
                    'Artist ' || (i * 7919 % 2003) as artist, 'A song with a name ' || (i * 104729 % 20011) as song, (180000000 + i * 7919 % 120000000) / 1000000.0 as duration,
                    'City ' || (i % 997) as city, lpad((i % 99999)::varchar, 5, '0') as zip, 'S' || (i % 50) as state,
                    'Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/36.0.' || (i % 40) as userAgent,
                    (-100000000 + i % 1000000) / 1000000.0 as lon, (40000000 + i % 1000000) / 1000000.0 as lat, i // 300 as userId,
                    'Name ' || (i % 4999) as lastName, if(i % 2 = 0, 'F', 'M') as gender, 1600000000000 + i // 300 as registration
                from range({{Events}}) r(i)
            ) to {{SqlText.Literal(file)}} (format json)
            """, cancel);
    }

    static string Project(BenchFolder folder)
    {
        var project = folder.Empty("events-project");
        MixdownProgram.CopyExample("music-store", project);
        File.WriteAllText(Path.Combine(project, "mixdown.yml"), "streams:\n  listening:\n    schema: bronze\n    type: collector\n    topics: { listen_events: { event_time: { column: ts, unit: ms } } }\n");
        return project;
    }

    static async Task FillLogAsync(string project, string file, CancellationToken cancel)
    {
        var here = new SourceSpan("mixdown.yml", 1, 1, 1);
        var stream = new StreamDefinition { Name = "listening", Schema = "bronze", At = here, Source = new CollectorSourceOptions(), Topics = [new StreamTopic("listen_events", here)] };
        var host = new StreamHost("listening", "dev", project, Path.Combine(project, "data", "dev"), TimeProvider.System);
        await using var intake = await EventIntake.OpenAsync(stream, host, cancel);
        await using var sink = new EventLogSink(intake);
        foreach (var lines in File.ReadLines(file).Chunk(1000))
        {
            var batch = new RecordBatch(1 << 19, lines.Length) { Source = new TopicPartition("listen_events", 0) };
            foreach (var line in lines)
                batch.Add(0, RecordBatch.NoTimestamp, default, Encoding.UTF8.GetBytes(line));
            await sink.WriteAsync(batch, cancel);
        }
        await sink.FlushAsync(cancel);
    }

    static Task<ChildRun> ReadAsync(string project, CancellationToken cancel)
    {
        var lake = Path.Combine(project, "data", "dev", "lake");
        if (Directory.Exists(lake))
            Directory.Delete(lake, recursive: true);
        return MixdownProgram.RunAsync(project, cancel, "stream", "run", "--until-caught-up");
    }

    static Task<ChildRun> CopyAsync(BenchFolder folder, string script, CancellationToken cancel)
    {
        folder.Empty("events-parquet");
        return Child.RunAsync(
            Environment.ProcessPath!, SqlRunner.Arguments(Path.Combine(folder.Empty("events-copy"), "copy.duckdb"), folder.Root, script), folder.Root, cancel);
    }

    static string Script(BenchFolder folder, string file)
    {
        var script = folder.Empty("events-script");
        File.WriteAllText(Path.Combine(script, "0.sql"), "set preserve_insertion_order = false");
        File.WriteAllText(
            Path.Combine(script, "1.sql"),
            $"copy (select * from read_json({SqlText.Literal(file)}, format = 'newline_delimited', columns = {Columns})) "
            + $"to {SqlText.Literal(folder.At("events-parquet/listen.parquet"))} (format parquet, compression zstd, parquet_version v2)");
        return script;
    }

    static ChildRun Median(List<ChildRun> runs) => runs.OrderBy(run => run.Took).ElementAt(runs.Count / 2);
}
