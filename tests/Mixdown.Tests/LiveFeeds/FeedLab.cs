using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Engines.DuckDb;
using Mixdown.Streams.Live;
using Mixdown.Streams.Live.Views;
using Mixdown.Web.Hosting;
using Mixdown.Web.Live;

namespace Mixdown.Tests.LiveFeeds;

/// <summary>A live table <c>listens</c> (by level and state, with a count, a sum and a distinct count) whose rows a test writes, and a
/// server that feeds it to real clients.</summary>
sealed class FeedLab : IAsyncDisposable
{
    readonly DuckDbEngine _engine = DuckDbEngine.InMemory();
    readonly DuckDbSession _session;
    readonly CancellationTokenSource _ending = new();
    readonly LiveFeed _feed;
    WebServer? _server;
    long _revision;

    public FeedLab(LiveFeedOptions? options = null, string epoch = "e1")
    {
        _session = _engine.OpenSession();
        _session.Execute(
            """
            create schema if not exists live;
            create or replace table live.listens (window_start timestamptz, window_end timestamptz, level varchar, state varchar,
              listens bigint, paid decimal(18,2), listeners bigint, revision bigint, is_closed boolean, is_approximate boolean)
            """, CancellationToken.None);
        Views = new LiveViews(_engine, [Definition]);
        _feed = new LiveFeed(Views, options ?? new LiveFeedOptions(), new LiveFeedHost(TimeProvider.System, epoch), _ending.Token);
    }

    public static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public LiveViews Views { get; }

    public LiveView View => Views.All[0];

    public Uri Address => _server!.Address;

    public async Task<FeedLab> StartAsync(string? socket = null)
    {
        _server = await WebServer.StartAsync(new WebOptions { Port = 0, Socket = socket, StopTimeout = TimeSpan.FromSeconds(2) }, [_feed], CancellationToken.None);
        return this;
    }

    /// <summary>Rows take the place of those of a window: level, state, listens, paid, listeners.</summary>
    public void Write(int minute, params IEnumerable<(string Level, string? State, long Listens, decimal Paid, long Listeners)> rows) => Write(minute, isClosed: false, rows);

    /// <summary>As <see cref="Write(int, IEnumerable{ValueTuple{string, string, long, decimal, long}})"/>, of a window that is closed.</summary>
    public void Write(int minute, bool isClosed, params IEnumerable<(string Level, string? State, long Listens, decimal Paid, long Listeners)> rows)
    {
        var start = Noon.AddMinutes(minute);
        var values = rows.Select(row => string.Create(CultureInfo.InvariantCulture,
            $"(timestamptz '{start:u}', timestamptz '{start.AddMinutes(1):u}', {Text(row.Level)}, {Text(row.State)}, {row.Listens}, {row.Paid}, {row.Listeners}, {_revision + 1}, {isClosed}, false)"));
        Replace(start, $"values {string.Join(", ", values)}");
    }

    /// <summary>Many rows, of some 40 bytes each in the feed, take the place of those of the first window.</summary>
    public void WriteWide(int rows, long listens) => Replace(Noon, string.Create(CultureInfo.InvariantCulture,
        $"select timestamptz '{Noon:u}', timestamptz '{Noon.AddMinutes(1):u}', 'free', 'S' || range, {listens}, 0, 1, {_revision + 1}, false, false from range({rows})"));

    void Replace(DateTimeOffset start, string rows)
    {
        var revision = ++_revision;
        _session.Begin();
        _session.Execute("delete from live.listens where window_start = $1", [start], CancellationToken.None);
        _session.Execute($"insert into live.listens {rows}", CancellationToken.None);
        _session.Commit();
        View.Publish(revision, LiveFacts.None with { Watermark = start });
    }

    /// <summary>Takes the oldest windows away, as time does.</summary>
    public void Forget(int before) => _session.Execute("delete from live.listens where window_start < $1", [Noon.AddMinutes(before)], CancellationToken.None);

    public FeedReader Listen(string query = "", string? lastEventId = null) => FeedReader.Open(new Uri(Address, $"/v1/live/listens{query}"), lastEventId);

    /// <summary>Milliseconds since 1970 of a minute after noon, as the feed writes them.</summary>
    public static string Ms(int minute) => Noon.AddMinutes(minute).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    static string Text(string? value) => value is null ? "null" : SqlText.Literal(value);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        _feed.Dispose();
        _session.Dispose();
        _engine.Dispose();
        _ending.Dispose();
    }

    public static LiveDefinition Definition { get; } = new()
    {
        Name = "listens",
        At = new SourceSpan("mixdown.yml", 1, 1, 1),
        Stream = "listening",
        Topic = "listen_events",
        By = [new LiveColumn("level", "level"), new LiveColumn("state", "state")],
        Measures =
        [
            new LiveMeasure("listens", LiveAggregation.Count, "1"),
            new LiveMeasure("paid", LiveAggregation.Sum, "paid"),
            new LiveMeasure("listeners", LiveAggregation.CountDistinct, "userId"),
        ],
        Metrics = [new LiveColumn("listens", "listens"), new LiveColumn("paid", "\"paid\""), new LiveColumn("listeners", "listeners")],
    };
}
