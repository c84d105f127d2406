using System.Globalization;
using Mixdown.Testing.Streams;

namespace Mixdown.Bench.Measuring;

/// <summary>A project of one collector topic, whose events are counted live by minute and by the client that sent them.</summary>
sealed class StreamProject
{
    public const string Topic = "listen_events";
    public const string Live = "events_per_minute";

    static readonly StreamedFact Fact = new(Topic, "event", "came_at", "client");

    /// <param name="folder">An empty folder.</param>
    /// <param name="commit">How often a commit is made, for example <c>1s</c>.</param>
    public StreamProject(string folder, string commit)
    {
        Folder = folder;
        ProjectFiles.WriteSmall(folder);
        ProjectFiles.Write(folder, "mixdown.yml", Streams(commit));
        ProjectFiles.Write(folder, "models/fact_event.sql", $"select id as event_id, _mx_event_time as came_at, client from {{{{ source('listening', '{Topic}') }}}}\n");
        ProjectFiles.Write(folder, "models/schema.yml", Fact.Schema("name: events, type: simple, agg: count, expr: event_id"));
    }

    public string Folder { get; }

    /// <summary>The newest version of the topic's table; -1 before the first commit.</summary>
    public long Version() => LogFolder() is not { } log ? -1 : Directory.EnumerateFiles(log, "*.json")
        .Select(file => long.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1)
        .DefaultIfEmpty(-1).Max();

    string? LogFolder()
    {
        var lake = Path.Combine(Folder, "data", "dev", "lake");
        return !Directory.Exists(lake) ? null : Directory.EnumerateDirectories(lake, "_delta_log", SearchOption.AllDirectories)
            .SingleOrDefault(log => Path.GetFileName(Path.GetDirectoryName(log)) == Topic);
    }

    static string Streams(string commit) =>
        $$"""
        streams:
          listening:
            schema: bronze
            type: collector
            topics:
              {{Topic}}: { event_time: { column: ts, unit: ms }, dedupe_by: [id, ts] }
            commit: { every: {{commit}} }
        live:
          {{Live}}:
            metrics: [events]
            source: listening.{{Topic}}
            by: [client]
        serve: { port: 0 }

        """;
}
