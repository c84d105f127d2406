using System.Diagnostics;
using Mixdown.Bench.Reports;
using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;
using Mixdown.Streams.Live;
using Mixdown.Streams.Running;

namespace Mixdown.Bench.Benches;

/// <summary>What a tick of live aggregates costs. The rival asks DuckDB the same of all events of the open windows with each tick, as
/// one would without state.</summary>
sealed class LiveBench : IBench
{
    /// <summary>From the first tick to the last: long enough that a window closes.</summary>
    const int Seconds = 60;

    public string Name => "live";

    public string Question => "What does a tick of live aggregates (count, distinct listeners, top 10 songs by level and state, per minute) cost?";

    public Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        List<Measure> measures = [.. Run(10_000, "a few ms", cancel), .. Run(100_000, "under 250 ms", cancel)];
        return Task.FromResult<IReadOnlyList<Measure>>(measures);
    }

    static IEnumerable<Measure> Run(int rate, string goal, CancellationToken cancel)
    {
        using var engine = DuckDbEngine.Open(new DuckDbEngineOptions { KeepOrder = false });
        using var session = engine.OpenSession();
        var live = new LiveAggregates(engine, [Definition()], TimeProvider.System);
        var (ticks, again) = (new List<double>(), new List<double>());
        var cpu = TimeSpan.Zero;
        session.Execute($"create table all_events as {Events(rate, 0, 0)}", cancel);
        for (var tick = 0; tick < Seconds * 4; tick++)
        {
            session.Execute($"create or replace table tick as {Events(rate, tick * (rate / 4), rate / 4)}", cancel);
            var (began, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            live.Tick(new TickRows("bench", "events", "tick", 0, rate / 4, session));
            live.Pause();
            ticks.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            cpu += Environment.CpuUsage.TotalTime - used;
            session.Execute("insert into all_events from tick", cancel);
            if (tick % 120 == 119)
                again.Add(AskAgain(session, cancel));
        }
        var label = FormattableString.Invariant($"{rate:N0} events/s");
        const string Rival = "DuckDB over all events of the open windows";
        yield return new($"tick at {label}, median", Median(ticks), "ms", Median(again), Rival, goal);
        yield return new($"tick at {label}, 99th of 100", ticks.Order().ElementAt(ticks.Count * 99 / 100), "ms");
        yield return new($"processor time of a tick at {label}, mean", cpu.TotalMilliseconds / ticks.Count, "ms");
        yield return new($"keys kept at {label}", live.Views.All[0].Facts.Keys, "keys");
    }

    static double AskAgain(DuckDbSession session, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        session.Query(
            """
            with recent as (
                select distinct on (session, item) *, time_bucket(interval 1 minute, _mx_event_time) as w from all_events
                where _mx_event_time >= (select max(_mx_event_time) from all_events) - interval 3 minute),
              songs as (select w, level, state, song, count(*) as n from recent group by all)
            select w, level, state, count(*), count(distinct "userId"), (select list(song order by n desc, song)[:10] from songs s where s.w = r.w and s.level = r.level and s.state = r.state)
            from recent r group by all
            """, cancel);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    // A listener plays a song every four minutes, so that nearly every event of a minute is of another one.
    static string Events(int rate, int first, int count) => FormattableString.Invariant(
        $"""
        select i // 20 as session, i % 20 as item, hash(i) % {rate * 240} as "userId", if(hash(i, 1) % 5 = 0, 'free', 'paid') as level, 'S' || hash(i, 2) % 50 as state,
          'Song ' || (hash(i, 3) % 3500) as song, 0 as _mx_partition, i as _mx_offset,
          to_timestamp(1700000000 + i / {rate}.0) as _mx_event_time
        from range({first}, {first + count}) r(i)
        """);

    static LiveDefinition Definition() => new()
    {
        Name = "listens_per_minute",
        At = new SourceSpan("mixdown.yml", 1, 1, 1),
        Stream = "bench",
        Topic = "events",
        DedupeBy = ["session", "item"],
        By = [new LiveColumn("level", "level"), new LiveColumn("state", "state")],
        Measures = [new LiveMeasure("listens", LiveAggregation.Count, "1"), new LiveMeasure("listeners", LiveAggregation.CountDistinct, "\"userId\"")],
        Metrics = [new LiveColumn("listens", "listens"), new LiveColumn("listeners", "listeners")],
        Top = [new LiveTop(10, new LiveColumn("song", "song"))],
        Times = new LiveTimes { Watermark = TimeSpan.FromSeconds(10) },
        MaxKeys = 64_000_000,
    };

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
