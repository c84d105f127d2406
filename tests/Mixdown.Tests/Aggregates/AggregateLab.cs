using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Streams.Live;
using Mixdown.Streams.Live.Views;
using Mixdown.Streams.Running;

namespace Mixdown.Tests.Aggregates;

/// <summary>A stream without a log: ticks of events that a test gives, commits, and restarts.</summary>
sealed class AggregateLab : IDisposable
{
    const string Columns = "id bigint, \"userId\" varchar, level varchar, song varchar, seconds double, "
        + "_mx_topic varchar, _mx_partition integer, _mx_offset bigint, _mx_event_time timestamptz, _mx_ingested_at timestamptz";

    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    readonly IReadOnlyList<LiveDefinition> _definitions;
    readonly List<LiveEvent> _committed = [];
    readonly List<LiveEvent> _pending = [];
    DuckDbEngine _engine;
    DuckDbSession _session;
    LiveAggregates _live;
    int _table;
    long _rows;

    public AggregateLab(params IReadOnlyList<LiveDefinition> definitions)
    {
        _definitions = definitions;
        (_engine, _session, _live) = Start();
    }

    public LiveClock Clock { get; } = new(Noon.AddMinutes(20));

    public LiveView View => _live.Views.All[0];

    public LiveFacts Facts => View.Facts;

    public LiveViews Views => _live.Views;

    /// <summary>Minutes after noon.</summary>
    public static DateTimeOffset At(double minutes) => Noon.AddMinutes(minutes);

    public static LiveDefinition Plays(params IReadOnlyList<LiveMeasure> measures) => new()
    {
        Name = "plays",
        At = new SourceSpan("mixdown.yml", 1, 1, 1),
        Stream = "listening",
        Topic = "listen_events",
        DedupeBy = ["id"],
        Measures = measures,
        Metrics = [.. measures.Select(measure => new LiveColumn(measure.Name, measure.Name))],
    };

    public static LiveMeasure Count { get; } = new("listens", LiveAggregation.Count, "1");

    public static LiveMeasure Users { get; } = new("listeners", LiveAggregation.CountDistinct, "\"userId\"");

    public void Tick(params IEnumerable<LiveEvent> events)
    {
        List<LiveEvent> all = [.. events.Select(one => one with { Arrived = Clock.Now })];
        _pending.AddRange(all);
        Feed(all);
        _live.Pause();
    }

    /// <summary>Time goes by without events.</summary>
    public void Wait(TimeSpan time)
    {
        Clock.Pass(time);
        _live.Pause();
    }

    public void Assign(int partition) => _live.Assigned("listening", new TopicPartition("listen_events", partition));

    /// <summary>What has come is in the lake; the next rows come in another table.</summary>
    public void Commit()
    {
        _committed.AddRange(_pending);
        _pending.Clear();
        NewTable();
    }

    /// <summary>The process dies; what was not committed comes again.</summary>
    public void Restart()
    {
        Dispose();
        (_engine, _session, _live) = Start();
        _session.Execute($"create table lake ({Columns})", CancellationToken.None);
        Insert("lake", _committed, 0);
        _live.Begin(new TopicLake("listening", "listen_events", "lake", _session));
        Feed(_pending);
        _live.Pause();
    }

    /// <summary>The rows of an entry: minutes after noon, then the other columns, <c>|</c> between them.</summary>
    public string[] Rows(string columns, string? entry = null)
    {
        var name = entry ?? _definitions[0].Name;
        using var session = _live.Views.OpenSession();
        var table = session.Query(
            $"select date_diff('minute', timestamptz '2026-03-01 12:00:00+00', window_start), {columns} from live.{name} order by all", CancellationToken.None);
        return [.. table.Rows.Select(row => string.Join('|', row.Select(Text)))];
    }

    public ResultTable Query(string sql) => _session.Query(sql, CancellationToken.None);

    public void Dispose()
    {
        _session.Dispose();
        _engine.Dispose();
    }

    (DuckDbEngine Engine, DuckDbSession Session, LiveAggregates Live) Start()
    {
        var engine = DuckDbEngine.InMemory();
        _session = engine.OpenSession();
        NewTable();
        return (engine, _session, new LiveAggregates(engine, _definitions, Clock));
    }

    void NewTable()
    {
        _table++;
        _rows = 0;
        _session.Execute($"create table tick_{_table} ({Columns})", CancellationToken.None);
    }

    void Feed(IReadOnlyList<LiveEvent> events)
    {
        if (events.Count == 0)
            return;
        Insert($"tick_{_table}", events, _rows);
        _live.Tick(new TickRows("listening", "listen_events", $"tick_{_table}", _rows, events.Count, _session));
        _rows += events.Count;
    }

    void Insert(string table, IReadOnlyList<LiveEvent> events, long offset)
    {
        foreach (var some in events.Chunk(1000))
            _session.Execute($"insert into {table} values {string.Join(", ", some.Select(one => Row(one, offset++)))}", CancellationToken.None);
    }

    static string Row(LiveEvent one, long offset) => string.Create(
        CultureInfo.InvariantCulture,
        $"({one.Id}, {Quoted(one.User)}, {Quoted(one.Level)}, {Quoted(one.Song)}, {one.Seconds?.ToString(CultureInfo.InvariantCulture) ?? "null"}, 'listen_events', {one.Partition}, {offset}, {Quoted(one.Time?.ToString("o"))}, {Quoted(one.Arrived.ToString("o"))})");

    static string Quoted(string? text) => text is null ? "null" : $"'{text}'";

    static string Text(object? value) => value switch
    {
        null => "-",
        bool truth => truth ? "yes" : "no",
        object?[] list => $"[{string.Join(", ", list.Select(Text))}]",
        System.Collections.IDictionary fields => string.Join(' ', fields.Values.Cast<object?>().Select(Text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
