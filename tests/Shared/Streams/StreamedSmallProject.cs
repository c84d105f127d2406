using System.Text;
using Mixdown.Runs.Live;
using Mixdown.Runs.Owner;

namespace Mixdown.Testing.Streams;

/// <summary>A project of one topic, one fact and one live table, run by the real program.</summary>
sealed class StreamedSmallProject : IDisposable
{
    /// <summary>What profiles.yml says of a warehouse in a file.</summary>
    public const string DuckDb = "{ type: duckdb, path: data/dev/warehouse.duckdb, threads: 2 }";

    static readonly StreamedFact Fact = new("listen_events", "listen", "heard_at", "level");

    readonly TempFolder _folder = new();

    /// <param name="output">The warehouse, as profiles.yml says it.</param>
    /// <param name="topic">More keys of the topic, each with a comma before it.</param>
    public StreamedSmallProject(string output = DuckDb, string topic = "")
    {
        _folder.Write("dbt_project.yml", "name: small\nversion: '1.0'\nprofile: small\nmodels:\n  small:\n    +materialized: table\n");
        _folder.Write("profiles.yml", $"small:\n  target: dev\n  outputs:\n    dev: {output}\n");
        Declare(topic);
        _folder.Write("models/fact_listen.sql",
            "select distinct on (id) id as listen_id, _mx_event_time as heard_at, level, cast(price as decimal(18,2)) as price\n"
            + "from {{ source('listening', 'listen_events') }} order by id, _mx_offset\n");
        _folder.Write("models/schema.yml", Fact.Schema("name: listens, type: simple, agg: count, expr: level", "name: paid, type: simple, agg: sum, expr: price"));
    }

    public string Root => _folder.Root;

    /// <summary>Variables of the environment of its commands.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Where the target keeps what is its own.</summary>
    public TargetFolders Folders => new(_folder.Root, "dev");

    /// <summary>Writes mixdown.yml anew.</summary>
    /// <param name="topic">More keys of the topic, each with a comma before it.</param>
    public void Declare(string topic) => _folder.Write("mixdown.yml",
        $$"""
        streams:
          listening:
            schema: bronze
            type: collector
            topics:
              listen_events: { event_time: { column: ts, unit: ms }, dedupe_by: [id]{{topic}} }
            commit: { every: 1s }
        live:
          listens_per_minute:
            metrics: [listens, paid]
            source: listening.listen_events
            by: [level]
            watermark: 0s
        serve: { port: 0 }
        """);

    /// <summary>Writes one of its files.</summary>
    public void Write(string file, string text) => _folder.Write(file, text);

    /// <summary>Runs a command to its end.</summary>
    public Task<MixdownProcess.Ended> RunAsync(params IEnumerable<string> arguments) => MixdownProcess.RunAsync(Root, Variables, arguments);

    /// <summary>Starts a command.</summary>
    public MixdownProcess Start(params IEnumerable<string> arguments) => MixdownProcess.Start(Root, Variables, arguments);

    /// <summary>Starts the stream, and waits until it takes events.</summary>
    public async Task<MixdownProcess> StreamAsync()
    {
        var streams = Start("stream", "run");
        await streams.UntilAsync(() => StreamNote.Read(Folders)?.ProcessId == streams.Id);
        return streams;
    }

    /// <summary>The answer to a question, as CSV.</summary>
    public async Task<string> AnswerAsync(string sql) => (await RunAsync("query", sql, "--format", "csv")).Expect(0).Output;

    /// <summary>Sends events to the process that runs the stream.</summary>
    /// <param name="lines">A JSON object each.</param>
    public async Task SendAsync(params IEnumerable<string> lines)
    {
        using var client = await StreamClient.FindAsync(Folders, CancellationToken.None);
        await client!.SendAsync("/v1/events/listen_events", Encoding.UTF8.GetBytes(string.Join('\n', lines)), CancellationToken.None);
    }

    /// <summary>Waits until that process has committed so many.</summary>
    public async Task CommittedAsync(int events)
    {
        using var client = await StreamClient.FindAsync(Folders, CancellationToken.None);
        while (!(await client!.TextAsync("/v1/status", CancellationToken.None)).Contains($"\"committed\":{events},\"committed_at\"", StringComparison.Ordinal))
            await Task.Delay(50, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Dispose();
}
