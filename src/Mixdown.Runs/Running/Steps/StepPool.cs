using Mixdown.Engines;

namespace Mixdown.Runs.Running.Steps;

/// <summary>Runs the steps of a schedule side by side, each on a session and a thread of its own. The only place that repeats.</summary>
/// <param name="engine">Opens the sessions.</param>
/// <param name="threads">Steps in work at the same time, at least 1; asked before each.</param>
sealed class StepPool(IEngine engine, Func<int> threads)
{
    /// <summary>Runs steps until none is left or the run is cancelled.</summary>
    /// <param name="schedule">Decides what comes next.</param>
    /// <param name="work">Runs one step; true when it succeeded. It must not throw for what a user can get
    /// wrong.</param>
    /// <param name="skipped">Told of each step that is left out because another one failed, with that one's id.</param>
    /// <param name="stopAtFirst">Starts nothing new after a failure.</param>
    /// <param name="cancel">Starts nothing new; steps in work are waited for.</param>
    public async Task RunAsync(
        NodeSchedule schedule, Func<string, IEngineSession, bool> work, Action<string, string> skipped, bool stopAtFirst, CancellationToken cancel)
    {
        var sessions = new Stack<IEngineSession>();
        var inWork = new Dictionary<Task<bool>, (string Id, IEngineSession Session)>();
        var stopped = false;
        try
        {
            while (true)
            {
                while (!stopped && !cancel.IsCancellationRequested && inWork.Count < threads() && schedule.Next() is { } id)
                {
                    var session = sessions.TryPop(out var idle) ? idle : engine.OpenSession();
                    inWork.Add(OwnThread.RunAsync(() => work(id, session)), (id, session));
                }
                if (inWork.Count == 0)
                    return;
                var done = await Task.WhenAny(inWork.Keys);
                inWork.Remove(done, out var step);
                sessions.Push(step.Session);
                if (await done)
                    schedule.Succeed(step.Id);
                else
                    stopped = Fail(schedule, step.Id, skipped) && stopAtFirst;
            }
        }
        finally
        {
            foreach (var (task, (_, session)) in inWork)
            {
                // Only a fault of our own leaves steps in work; it goes up when they have ended.
                await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                session.Dispose();
            }
            foreach (var session in sessions)
                session.Dispose();
        }
    }

    static bool Fail(NodeSchedule schedule, string id, Action<string, string> skipped)
    {
        foreach (var below in schedule.Fail(id))
            skipped(below, id);
        return true;
    }
}
