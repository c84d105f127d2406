using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;
using Mixdown.Streams.Live.Entries;
using Mixdown.Streams.Live.Intake;
using Mixdown.Streams.Running;

namespace Mixdown.Streams.Live.Topics;

/// <summary>The entries of one topic.</summary>
/// <param name="entries">At least one.</param>
/// <param name="rule">What they have in common.</param>
/// <param name="clock">The clock on the wall.</param>
sealed class LiveTopic(IReadOnlyList<LiveEntry> entries, TopicRule rule, TimeProvider clock)
{
    readonly TopicIntake _intake = new(rule, clock);
    readonly HashSet<string> _needed = entries.SelectMany(entry => entry.EventColumns).Concat(rule.DedupeBy).ToHashSet(StringComparer.OrdinalIgnoreCase);
    HashSet<string> _columns = [];
    string? _table;

    /// <summary>What the entries have in common.</summary>
    public TopicRule Rule => rule;

    /// <summary>The earliest time that any of the entries shows when the topic has come to <paramref name="front"/>.</summary>
    public long ShownFrom(long front) => entries.Min(entry =>
    {
        var times = new EntryTimes(entry.Definition);
        times.Advance(front, EntryTimes.Never);
        return times.KeepFrom;
    });

    /// <summary>A partition is read from now on.</summary>
    public void Expect(long partition) => _intake.Expect(partition);

    /// <summary>Adds the rows of a tick.</summary>
    public void Take(TickRows rows, CancellationToken cancel)
    {
        var isNew = LookAt(rows, cancel);
        var found = _intake.Read(rows, _columns, cancel);
        Take(new EntryTick(rows, _columns, isNew, found, _intake.Front, _intake.Floor), cancel);
    }

    /// <summary>Adds rows of the lake.</summary>
    /// <param name="rows">They, in a table of their own.</param>
    /// <param name="front">How far the topic is with them; microseconds.</param>
    /// <param name="cancel">Stops it.</param>
    public void Replay(TickRows rows, long front, CancellationToken cancel)
    {
        _table = null;
        var isNew = LookAt(rows, cancel);
        var found = _intake.Replay(rows, _columns, front, cancel);
        Take(new EntryTick(rows, _columns, isNew, found, front, _intake.Floor), cancel);
    }

    /// <summary>Ends a replay: what was seen of partitions then holds for what comes.</summary>
    public void EndReplay(IEnumerable<PartitionState> partitions, DuckDbSession session, CancellationToken cancel)
    {
        foreach (var partition in partitions)
            _intake.Seen(partition.Partition, partition.Newest, partition.Ago);
        Pass(session, cancel);
        foreach (var entry in entries)
            entry.BeginCounting();
    }

    /// <summary>Goes on with time.</summary>
    public void Pass(DuckDbSession session, CancellationToken cancel)
    {
        _intake.Forget();
        foreach (var entry in entries)
        {
            if (entry.Advance(_intake.Front, _intake.Floor))
                Guard(entry, session, () => entry.Close(session, cancel));
        }
    }

    void Take(EntryTick tick, CancellationToken cancel)
    {
        var session = tick.Rows.Session;
        if (tick.Intake.Skipped > 0)
        {
            session.Execute($"create or replace temp table {EntryNames.Skipped} (r bigint)", cancel);
            session.Append("temp", "main", EntryNames.Skipped, tick.Intake);
        }
        foreach (var entry in entries)
        {
            entry.Note(_intake.Keys, _intake.IsShortened);
            Guard(entry, session, () => entry.Take(tick, cancel));
        }
    }

    /// <summary>Changes an entry as a whole. An entry that fails must not hold up the events: it stands still and says why.</summary>
    static void Guard(LiveEntry entry, DuckDbSession session, Action change)
    {
        if (entry.IsStopped)
            return;
        session.Begin();
        try
        {
            change();
            session.Commit();
            entry.Publish();
        }
        catch (MixdownException failure)
        {
            session.Rollback();
            entry.Stop(LiveTrouble.Explain(entry.Definition, failure));
        }
    }

    /// <summary>Looks which columns a table has; true when that is news. A table in memory may get columns while it is used, so one
    /// that lacks something is looked at again.</summary>
    bool LookAt(TickRows rows, CancellationToken cancel)
    {
        if (rows.Table == _table && _needed.IsSubsetOf(_columns))
            return false;
        var before = _columns;
        _columns = rows.Session.Query($"describe {rows.Table}", cancel).Rows.Select(row => (string)row[0]!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var isNews = rows.Table != _table || !_columns.SetEquals(before);
        _table = rows.Table;
        return isNews;
    }
}
