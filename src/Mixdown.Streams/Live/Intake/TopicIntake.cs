using System.Globalization;
using Mixdown.Data.Naming;
using Mixdown.Streams.Running;

namespace Mixdown.Streams.Live.Intake;

/// <summary>Looks at each new row of a topic once: whether it is a duplicate, in which time it lies, how far its partition is. Hot:
/// measured in bench/LiveBench.cs.</summary>
/// <param name="rule">What the entries of the topic have in common.</param>
/// <param name="clock">The clock on the wall.</param>
sealed class TopicIntake(TopicRule rule, TimeProvider clock)
{
    readonly PartitionClocks _clocks = new(clock, rule.Idle);
    readonly RecentEvents _recent = new(rule.MayComeAtAnotherTime);
    readonly RowKeys _rows = new();

    /// <summary>Rows from here on are known when they come again, and still added; microseconds.</summary>
    public long Floor { get; private set; } = long.MinValue;

    /// <summary>How far the topic is in event time, microseconds.</summary>
    public long Front => _clocks.Front;

    /// <summary>Identities that are kept.</summary>
    public long Keys => _recent.Count;

    /// <summary>Whether identities were given up before their time, for want of memory.</summary>
    public bool IsShortened { get; private set; }

    /// <summary>A partition is read from now on.</summary>
    public void Expect(long partition) => _clocks.Expect(partition);

    /// <summary>As if the last event of a partition had come some time ago: after a replay.</summary>
    public void Seen(long partition, long newest, TimeSpan ago) => _clocks.See(partition, newest, ago);

    /// <summary>Looks at the rows of a tick.</summary>
    public TickIntake Read(TickRows rows, IReadOnlySet<string> known, CancellationToken cancel)
    {
        var found = new TickIntake();
        _rows.Read(rows, Identity(known), Microseconds(clock.GetUtcNow() - DateTimeOffset.UnixEpoch).ToString(CultureInfo.InvariantCulture), cancel);
        MovePartitions(found);
        // The floor is still that of the last tick: a tick of a backlog may hold hours.
        JudgeAll(found);
        Forget();
        return found;
    }

    /// <summary>Looks at rows of the lake, which come in the order of their times and say nothing of who is alive.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="known">The columns that they have.</param>
    /// <param name="front">How far the topic is with them; microseconds.</param>
    /// <param name="cancel">Stops it.</param>
    public TickIntake Replay(TickRows rows, IReadOnlySet<string> known, long front, CancellationToken cancel)
    {
        var found = new TickIntake();
        _rows.Read(rows, Identity(known), "epoch_us(_mx_ingested_at)", cancel);
        JudgeAll(found);
        Forget(front);
        return found;
    }

    /// <summary>Goes on with time, and forgets what lies beyond the horizon.</summary>
    public void Forget()
    {
        _clocks.Advance();
        if (Front > long.MinValue)
            Forget(Front);
    }

    void Forget(long front)
    {
        Floor = Math.Max(Floor, MinuteOf(front - Microseconds(rule.Horizon)));
        _recent.DropBefore(Floor);
        if (_recent.Shrink(rule.MaxKeys) is var from and > long.MinValue)
            (Floor, IsShortened) = (Math.Max(Floor, from), true);
    }

    // Rows come in runs of one partition, and a look at the clock is not for nothing.
    void MovePartitions(TickIntake found)
    {
        var (partition, newest) = (0L, long.MinValue);
        for (var i = 0; i < _rows.Count; i++)
        {
            ref readonly var row = ref _rows[i];
            if (i > 0 && row.Partition != partition)
            {
                _clocks.See(partition, newest, TimeSpan.Zero);
                newest = long.MinValue;
            }
            partition = row.Partition;
            if (row.IsUntimed)
                found.Untimed++;
            else if (row.Time > row.Arrived + Microseconds(rule.Future))
                found.Future++;
            else
                newest = Math.Max(newest, row.Time);
        }
        if (_rows.Count > 0)
            _clocks.See(partition, newest, TimeSpan.Zero);
    }

    void JudgeAll(TickIntake found)
    {
        for (var i = 0; i < _rows.Count; i++)
            Judge(i, found);
    }

    void Judge(int index, TickIntake found)
    {
        ref readonly var row = ref _rows[index];
        if (row.IsUntimed)
            found.Skip(row.Row);
        else if (row.Time < Floor || row.Time > row.Arrived + Microseconds(rule.Keep))
            found.Miss(row.Row, row.Time);
        else if (rule.DedupeBy.Count > 0 && !_recent.Add(row.Time, row.Id))
            found.Repeat(row.Row);
        else
            found.Take(row.Time);
    }

    static long MinuteOf(long time) => time - (((time % 60_000_000) + 60_000_000) % 60_000_000);

    static long Microseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The identity as SQL. A column that no event has had yet is the same in all.</summary>
    string Identity(IReadOnlySet<string> known)
    {
        var columns = rule.DedupeBy.Where(known.Contains).Select(name => new SqlIdentifier(name).ToString()).ToList();
        return columns.Count == 0 ? "0::ubigint" : $"hash({string.Join(", ", columns)})";
    }
}
