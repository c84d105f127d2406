using System.Globalization;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Streams.Live.Intake;
using Mixdown.Streams.Running;

namespace Mixdown.Streams.Live.Topics;

/// <summary>Feeds a topic with what the lake has of its windows, oldest first, as if it had just come.</summary>
/// <param name="topic">The topic.</param>
/// <param name="lake">What the lake has of it.</param>
/// <param name="clock">The clock on the wall.</param>
sealed class LakeReplay(LiveTopic topic, TopicLake lake, TimeProvider clock)
{
    /// <summary>Rows that are taken at once: some 100 MB in memory.</summary>
    const long StepRows = 500_000;

    const string Table = "temp.live_replay";

    /// <summary>Replays a relation with the columns of the topic's table.</summary>
    public void Run(string relation, CancellationToken cancel)
    {
        var session = lake.Session;
        var partitions = Partitions(relation, session, cancel);
        var front = Front(partitions);
        if (front > long.MinValue)
        {
            foreach (var (from, to) in Steps(relation, topic.ShownFrom(front), session, cancel))
                Take(relation, from, to, Math.Min(to, front), session, cancel);
            session.Execute($"drop table if exists {Table}", cancel);
        }
        topic.EndReplay(partitions, session, cancel);
    }

    void Take(string relation, long from, long to, long front, DuckDbSession session, CancellationToken cancel)
    {
        session.Execute(FormattableString.Invariant(
            $"create or replace temp table live_replay as select * from {relation} where _mx_event_time >= make_timestamptz({from}) and _mx_event_time < make_timestamptz({to})"), cancel);
        var count = Convert.ToInt64(session.Query($"select count(*) from {Table}", cancel).Rows[0][0], CultureInfo.InvariantCulture);
        if (count > 0)
            topic.Replay(new TickRows(lake.Stream, lake.Topic, Table, 0, count, session), front, cancel);
    }

    static List<PartitionState> ReadStates(ResultTable table)
    {
        var last = table.Rows.Max(row => (long?)row[2]) ?? 0;
        return [.. table.Rows.Select(row => new PartitionState((long)row[0]!, (long?)row[1] ?? long.MinValue, Span(last - ((long?)row[2] ?? 0))))];
    }

    List<PartitionState> Partitions(string relation, DuckDbSession session, CancellationToken cancel) => ReadStates(session.Query(
        FormattableString.Invariant(
            $"select _mx_partition::bigint, max(epoch_us(_mx_event_time)) filter (epoch_us(_mx_event_time) <= epoch_us(_mx_ingested_at) + {Microseconds(topic.Rule.Future)}), ")
        + $"max(epoch_us(_mx_ingested_at)) from {relation} group by 1",
        cancel));

    /// <summary>How far the topic was with its last event.</summary>
    long Front(List<PartitionState> partitions)
    {
        var clocks = new PartitionClocks(clock, topic.Rule.Idle);
        foreach (var partition in partitions)
            clocks.See(partition.Partition, partition.Newest, partition.Ago);
        clocks.Advance();
        return clocks.Front;
    }

    /// <summary>Stretches of whole minutes with so many rows that they fit into memory.</summary>
    static IEnumerable<(long From, long To)> Steps(string relation, long from, DuckDbSession session, CancellationToken cancel)
    {
        var minutes = session.Query(
            FormattableString.Invariant($"select epoch_us(time_bucket(interval 1 minute, _mx_event_time)) as m, count(*) from {relation} ")
            + FormattableString.Invariant($"where _mx_event_time >= make_timestamptz({from}) group by m order by m"),
            cancel).Rows;
        var (first, rows) = (from, 0L);
        foreach (var minute in minutes)
        {
            rows += (long)minute[1]!;
            if (rows < StepRows)
                continue;
            yield return (first, (long)minute[0]! + 60_000_000);
            (first, rows) = ((long)minute[0]! + 60_000_000, 0);
        }
        if (rows > 0)
            yield return (first, (long)minutes[^1][0]! + 60_000_000);
    }

    static long Microseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;

    static TimeSpan Span(long microseconds) => TimeSpan.FromTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
