using System.Collections.Immutable;
using Mixdown.Runs.Events;
using Mixdown.Runs.Owner;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Serving.Runs;

/// <summary>The runs of a served project: one at a time writes the target, the others wait for their turn. Safe for several
/// threads.</summary>
public sealed class ServedRuns : IDisposable
{
    readonly RunHost _host;
    readonly HeldTarget _target;
    readonly Action<string, RunEvent> _heard;
    readonly WriterTurns _turns = new();
    readonly CancellationTokenSource _closing = new();
    ImmutableList<GoingRun> _going = [];

    internal ServedRuns(RunHost host, HeldTarget target, Func<bool> yields, Action<string, RunEvent> heard) =>
        (_host, _target, Yields, _heard) = (host, target, yields, heard);

    /// <summary>The runs that write or wait to do so, in the order in which they were asked for.</summary>
    public IReadOnlyList<GoingRun> Going => [.. _going.Where(run => run.IsWriting)];

    /// <summary>Whether builds leave a core to others now.</summary>
    internal Func<bool> Yields { get; }

    /// <summary>Has a run stop, or one that waits for its turn not begin.</summary>
    /// <returns>False when there is none of this id: it is over, perhaps.</returns>
    public bool Cancel(string runId)
    {
        if (_going.Find(run => run.RunId == runId || run.Id == runId) is not { } found)
            return false;
        found.Cancel();
        return true;
    }

    /// <summary>Does one run, after those that were asked for before.</summary>
    /// <param name="request">What is asked for; its <see cref="RunRequest.Command"/> is what others see.</param>
    /// <param name="work">Does it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">The project or the selection has errors: there was no run.</exception>
    public async Task<RunStatus> RunAsync(RunRequest request, Func<ProjectRun, RunRequest, CancellationToken, Task<RunStatus>> work, CancellationToken cancel)
    {
        using var run = Begin(request.Command, _ => { }, cancel);
        return await work(new ProjectRun(run.Host(_host)), request, run.Token);
    }

    /// <summary>Begins work whose runs are done with <see cref="GoingRun.Host"/>; to be disposed of when it has ended.</summary>
    /// <param name="command">The verb and what follows it, as others see it.</param>
    /// <param name="waits">Told when it has to wait, with the command of the run that is under way.</param>
    /// <param name="cancel">Stops it.</param>
    public GoingRun Begin(string command, Action<string> waits, CancellationToken cancel)
    {
        var run = new GoingRun(this, _host.NewId(), command, _host.Clock.GetUtcNow(), _closing.Token, cancel) { Waits = waits };
        ImmutableInterlocked.Update(ref _going, all => all.Add(run));
        return run;
    }

    /// <summary>Has all runs stop, and waits until they have.</summary>
    public async Task StopAsync(CancellationToken cancel)
    {
        await _closing.CancelAsync();
        while (!_going.IsEmpty)
            await Task.Delay(TimeSpan.FromMilliseconds(20), _host.Clock, cancel);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _turns.Dispose();
        _closing.Dispose();
    }

    internal TargetKeeper Lend(GoingRun? run) => new LentTargets(_target, _turns, run);

    internal void Heard(string runId, RunEvent happened) => _heard(runId, happened);

    internal void Ended(GoingRun run) => ImmutableInterlocked.Update(ref _going, all => all.Remove(run));
}
