using Mixdown.Runs.Events;
using Mixdown.Runs.Running;
using Mixdown.Runs.Serving.Changes;

namespace Mixdown.Runs.Serving.Runs;

/// <summary>Work that a served project was asked for, from the moment it was asked until it has ended. Safe for several threads.</summary>
public sealed class GoingRun : IRunListener, IDisposable
{
    /// <summary>Events kept for pages that come late: those of some thousand models. Later ones are only told.</summary>
    const int MostEvents = 10_000;

    readonly Lock _gate = new();
    readonly CancellationTokenSource _stop;
    readonly CancellationToken[] _causes;
    readonly ServedRuns _runs;
    readonly List<RunEvent> _events = [];
    readonly Guid _id;
    int _runsNamed;
    bool _isOver;

    internal GoingRun(ServedRuns runs, Guid id, string command, DateTimeOffset askedAt, params CancellationToken[] cancel)
    {
        (_runs, _id, Command, AskedAt, _causes) = (runs, id, command, askedAt, cancel);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Token = _stop.Token;
    }

    /// <summary>Names it from the moment it was asked: the id that its first run will have.</summary>
    public string Id => _id.ToString();

    /// <summary>The verb, and what follows it.</summary>
    public string Command { get; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset AskedAt { get; }

    /// <summary>The run; null as long as it has not begun.</summary>
    public string? RunId { get; private set; }

    /// <summary>The command of the run that it waits for; null: it waits for none.</summary>
    public string? Behind { get; internal set; }

    /// <summary>Whether it writes the target or waits to do so; false for questions.</summary>
    public bool IsWriting { get; internal set; }

    /// <summary>Cancelled when it is to stop.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether it is to stop: known before <see cref="Token"/> says so, which is told of its causes one after another.</summary>
    internal bool IsToStop => Token.IsCancellationRequested || Array.Exists(_causes, cause => cause.IsCancellationRequested);

    /// <summary>What it did until now, oldest first.</summary>
    public IReadOnlyList<RunEvent> Events
    {
        get
        {
            lock (_gate)
                return [.. _events];
        }
    }

    /// <summary>Told when it has to wait for another run, with that one's command. Default: nobody.</summary>
    internal Action<string> Waits { get; init; } = _ => { };

    /// <summary>Has it stop: what is committed stays.</summary>
    public void Cancel()
    {
        lock (_gate)
        {
            if (!_isOver)
                _stop.Cancel();
        }
    }

    /// <summary>What its runs get from their process.</summary>
    /// <param name="host">What they would get otherwise.</param>
    public RunHost Host(RunHost host) => host with
    {
        NewId = () => Interlocked.Exchange(ref _runsNamed, 1) == 0 ? _id : host.NewId(),
        Listeners = [.. host.Listeners, this],
        Targets = _runs.Lend(this),
        Yields = _runs.Yields,
    };

    /// <inheritdoc/>
    public void On(RunEvent happened)
    {
        lock (_gate)
            Keep(happened);
        if (RunId is { } run)
            _runs.Heard(run, happened);
    }

    /// <summary>Says that it has ended.</summary>
    public void Dispose()
    {
        _runs.Ended(this);
        lock (_gate)
        {
            _isOver = true;
            _stop.Dispose();
        }
    }

    void Keep(RunEvent happened)
    {
        if (happened is RunStarted started)
        {
            RunId = started.RunId;
            _events.Clear();
        }
        if (_events is [.., TableProgress last] && new RunHappened("", last).With(new RunHappened("", happened)) is not null)
            _events[^1] = happened;
        else if (_events.Count < MostEvents)
            _events.Add(happened);
    }
}
