using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;
using Mixdown.Streams.Live.Intake;
using Mixdown.Streams.Live.Views;
using Mixdown.Streams.Running;

namespace Mixdown.Streams.Live.Entries;

/// <summary>One entry as it is kept up to date. For one thread at a time.</summary>
sealed class LiveEntry
{
    /// <summary>How many final windows wait before they are moved, all together, to where only readers look.</summary>
    const int MovedTogether = 16;

    readonly LiveView _view;
    readonly EntryNames _names;
    readonly EntrySql _sql;
    readonly TickSql _tick;
    readonly EntryKeys _keys;
    readonly EntryTimes _times;
    readonly DirtyWindows _dirty;
    long _revision;
    long _movedTo = EntryTimes.Never;
    bool _hasHot;
    bool _hasCold;
    LiveFacts _facts = LiveFacts.None;

    /// <param name="view">How others see it.</param>
    /// <param name="session">Makes its tables.</param>
    /// <param name="revision">The number after which its changes are counted.</param>
    public LiveEntry(LiveView view, DuckDbSession session, long revision)
    {
        (_view, _revision) = (view, revision);
        _names = new EntryNames(Definition.Name);
        _sql = new EntrySql(Definition, _names);
        var uses = EntryColumns.Of(Definition, session, CancellationToken.None);
        EventColumns = uses.EventColumns;
        _tick = new TickSql(Definition, uses);
        _keys = new EntryKeys(Definition, _sql);
        _times = new EntryTimes(Definition);
        _dirty = new DirtyWindows(Definition.Window, _names);
        session.Execute(_dirty.Make(), CancellationToken.None);
        session.Execute(new ViewSql(Definition, _names).Empty(), CancellationToken.None);
    }

    /// <summary>What it keeps.</summary>
    public LiveDefinition Definition => _view.Definition;

    /// <summary>The event's columns that its SQL names.</summary>
    public IReadOnlyList<string> EventColumns { get; }

    /// <summary>Whether it has failed, and waits for the next start.</summary>
    public bool IsStopped => _facts.Problem is not null;

    /// <summary>Adds the rows of a tick.</summary>
    /// <param name="tick">The rows, and what was found of them.</param>
    /// <param name="cancel">Stops it.</param>
    public void Take(EntryTick tick, CancellationToken cancel)
    {
        var late = tick.Intake.Times.Count(_times.IsClosed);
        _times.Advance(tick.Front, tick.Floor);
        var missed = _dirty.Mark(tick.Intake.Missed, _times.KeepFrom);
        if (tick.Intake.Times.Count > 0)
            Add(tick, cancel);
        else if (missed || _times.HasClosed)
            Close(tick.Rows.Session, cancel);
        if (missed && _hasHot)
            _dirty.Write(tick.Rows.Session, _revision, _hasCold, cancel);
        Count(tick.Intake, late);
    }

    /// <summary>Goes on with time; true when windows have closed with that, which <see cref="Close"/> writes down.</summary>
    public bool Advance(long front, long floor)
    {
        _times.Advance(front, floor);
        return _times.HasClosed && _hasHot;
    }

    /// <summary>Writes down which windows are closed.</summary>
    public void Close(DuckDbSession session, CancellationToken cancel)
    {
        if (!_hasHot)
            return;
        Merge(session, hasEvents: false, cancel);
        Finish(session, isNew: false, cancel);
    }

    /// <summary>Lets others see what was committed.</summary>
    public void Publish()
    {
        _facts = _facts with { Watermark = _times.WatermarkTime };
        _view.Publish(_revision, _facts);
    }

    /// <summary>Says that it can do no more.</summary>
    public void Stop(Diagnostic problem)
    {
        _facts = _facts with { Problem = problem };
        _revision++;
        Publish();
    }

    /// <summary>Begins to count what it meets: what was replayed is no news.</summary>
    public void BeginCounting()
    {
        _facts = _facts.Problem is { } problem ? LiveFacts.None with { Problem = problem } : LiveFacts.None;
        Publish();
    }

    /// <summary>Keeps the numbers of its topic for its facts.</summary>
    public void Note(long topicKeys, bool isShortened) => _facts = _facts with
    {
        Keys = topicKeys + _keys.Count,
        IsApproximate = isShortened || _keys.IsApproximate,
    };

    void Add(EntryTick tick, CancellationToken cancel)
    {
        var session = tick.Rows.Session;
        session.Execute($"create or replace temp table {EntryNames.Events} as {_tick.Events(tick.Rows, tick.Known, tick.Intake.Skipped > 0)}", cancel);
        _keys.Find(session, cancel);
        Merge(session, hasEvents: true, cancel);
        for (var i = 0; i < Definition.Top.Count; i++)
            session.Execute(_sql.MergeTop(i, _keys.FirstWindow, _times.KeepFrom, !_hasHot), cancel);
        Finish(session, !_hasHot || tick.IsNewTable, cancel);
    }

    void Merge(DuckDbSession session, bool hasEvents, CancellationToken cancel)
    {
        var moment = new EntryMoment(++_revision, _times.Watermark, _times.KeepFrom, _keys.IsApproximate);
        session.Execute(_sql.Merge(hasEvents, moment, !_hasHot), cancel);
    }

    void Finish(DuckDbSession session, bool isNew, CancellationToken cancel)
    {
        _hasHot = true;
        _times.NoteClosed();
        if (_times.Floor - _movedTo >= MovedTogether * _times.Every)
        {
            session.Execute(_sql.Move(_times.Floor, _times.KeepFrom, !_hasCold), cancel);
            (_movedTo, isNew, _hasCold) = (_times.Floor, isNew || !_hasCold, true);
        }
        if (isNew)
            session.Execute(new ViewSql(Definition, _names).Full(_hasCold), cancel);
        _keys.Forget(_times.Floor);
    }

    void Count(TickIntake intake, int late) => _facts = _facts with
    {
        Events = _facts.Events + intake.Times.Count,
        Late = _facts.Late + late,
        Missed = _facts.Missed + intake.Missed.Count,
        Duplicates = _facts.Duplicates + intake.Duplicates,
        Future = _facts.Future + intake.Future,
        Untimed = _facts.Untimed + intake.Untimed,
    };
}
