using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Streams.Settings;
using Mixdown.Streams.Sinks;
using Mixdown.Streams.Sources;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Testing.Streams;

namespace Mixdown.Bench.Measuring;

/// <summary>A project whose only topic is <see cref="ListenEvents"/>.</summary>
sealed class ListenProject
{
    public const string Topic = "listen_events";

    static readonly StreamedFact Fact = new(Topic, "listen", "listened_at", "level");

    readonly string _folder;

    /// <param name="folder">An empty folder.</param>
    /// <param name="source">The keys that say where the events come from, for example <c>type: collector</c>.</param>
    /// <param name="live">Whether listens and listeners of each minute are counted as events come, by level, each event once.</param>
    public ListenProject(string folder, IEnumerable<string> source, bool live = false)
    {
        _folder = folder;
        ProjectFiles.WriteSmall(folder);
        ProjectFiles.Write(folder, "mixdown.yml", Streams(source) + (live ? Live : ""));
        ProjectFiles.Write(folder, "models/fact_listen.sql", Select);
        ProjectFiles.Write(folder, "models/schema.yml", Fact.Schema("name: listens, type: simple, agg: count, expr: 1", "name: listeners, type: simple, agg: count_distinct, expr: user_id"));
    }

    /// <summary>Writes events into the collector's log, as if they had come.</summary>
    public async Task FillLogAsync(ListenEvents events, CancellationToken cancel)
    {
        var here = new SourceSpan("mixdown.yml", 1, 1, 1);
        var stream = new StreamDefinition { Name = "listening", Schema = "bronze", At = here, Source = new CollectorSourceOptions(), Topics = [new StreamTopic(Topic, here)] };
        await using var intake = await EventIntake.OpenAsync(stream, Host, cancel);
        await using var sink = new EventLogSink(intake);
        await events.SendAsync(sink, partitions: 1, cancel);
    }

    /// <summary>What a source is told of this project.</summary>
    public StreamHost Host => new("listening", "dev", _folder, Path.Combine(_folder, "data", "dev"), TimeProvider.System);

    /// <summary>Reads all that the log has into an empty lake.</summary>
    public Task<ChildRun> CatchUpAsync(CancellationToken cancel)
    {
        var lake = Path.Combine(_folder, "data", "dev", "lake");
        if (Directory.Exists(lake))
            Directory.Delete(lake, recursive: true);
        return MixdownProgram.RunAsync(_folder, cancel, "stream", "run", "--until-caught-up");
    }

    static string Streams(IEnumerable<string> source) => string.Create(CultureInfo.InvariantCulture,
        $$"""
        streams:
          listening:
            schema: bronze
            {{string.Join("\n    ", source)}}
            topics: { {{Topic}}: { event_time: { column: ts, unit: ms }, dedupe_by: [sessionId, itemInSession, ts] } }
        serve: { port: 0 }

        """);

    const string Select =
        $$$"""
        select "sessionId" || '-' || "itemInSession" || '-' || ts as listen_id, _mx_event_time as listened_at, level, "userId" as user_id
        from {{ source('listening', '{{{Topic}}}') }}

        """;

    const string Live =
        $$"""
        live:
          listens_per_minute:
            metrics: [listens, listeners]
            source: listening.{{Topic}}
            columns: { user_id: userId }
            window: 1m
            by: [level]

        """;
}
