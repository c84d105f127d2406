using System.Globalization;
using System.Text;
using Mixdown.Data.Naming;
using Mixdown.Data.Records;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Bench.Measuring;

/// <summary>Events of listeners, of some 400 bytes: a file of JSON lines, and what goes into a log out of it.</summary>
sealed class ListenEvents
{
    /// <summary>The types of the fields, as <c>read_json</c> takes them.</summary>
    public const string Columns =
        "{'ts': 'BIGINT', 'sessionId': 'BIGINT', 'level': 'VARCHAR', 'itemInSession': 'BIGINT', 'artist': 'VARCHAR', 'song': 'VARCHAR', 'duration': 'DECIMAL(18,6)', "
        + "'city': 'VARCHAR', 'zip': 'VARCHAR', 'state': 'VARCHAR', 'userAgent': 'VARCHAR', 'lon': 'DECIMAL(18,6)', 'lat': 'DECIMAL(18,6)', 'userId': 'BIGINT', 'lastName': 'VARCHAR', 'gender': 'VARCHAR', 'registration': 'BIGINT'}";

    const int BatchEvents = 1000;

    ListenEvents(string file, int count) => (File, Count) = (file, count);

    /// <summary>A JSON object a line.</summary>
    public string File { get; }

    /// <summary>How many.</summary>
    public int Count { get; }

    /// <summary>Makes a million, or as many as MIXDOWN_BENCH_EVENTS says.</summary>
    public static ListenEvents Generate(BenchFolder folder, CancellationToken cancel)
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("MIXDOWN_BENCH_EVENTS") ?? "1000000", CultureInfo.InvariantCulture);
        var events = new ListenEvents(Path.Combine(folder.Empty("events-source"), "listen.jsonl"), count);
        events.Write(cancel);
        return events;
    }

    /// <summary>Sends all of them, in batches.</summary>
    /// <param name="sink">Where to.</param>
    /// <param name="partitions">Batches go to them in turns.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task SendAsync(IRecordSink sink, int partitions, CancellationToken cancel)
    {
        var next = 0;
        foreach (var lines in System.IO.File.ReadLines(File).Chunk(BatchEvents))
        {
            var batch = new RecordBatch(1 << 19, lines.Length) { Source = new TopicPartition(ListenProject.Topic, next++ % partitions) };
            foreach (var line in lines)
                batch.Add(0, RecordBatch.NoTimestamp, default, Encoding.UTF8.GetBytes(line));
            await sink.WriteAsync(batch, cancel);
        }
        await sink.FlushAsync(cancel);
    }

    void Write(CancellationToken cancel)
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
                from range({{Count}}) r(i)
            ) to {{SqlText.Literal(File)}} (format json)
            """, cancel);
    }
}
