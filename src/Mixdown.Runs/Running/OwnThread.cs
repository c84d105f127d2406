namespace Mixdown.Runs.Running;

/// <summary>Runs what waits for an engine outside of the pool. That has as many threads as the machine has cores, and makes another one only
/// after half a second: a few that wait would keep all else waiting, pages and events among it.</summary>
static class OwnThread
{
    /// <summary>Does it on a thread of its own, which ends with it.</summary>
    public static Task<T> RunAsync<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
