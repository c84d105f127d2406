using Mixdown.Runs.Live.Feeds;

namespace Mixdown.Web.Live;

/// <summary>Wakes whoever waits for a live table to change. The stream that changes it does not wait for them.</summary>
sealed class FeedSignal : IDisposable
{
    readonly FeedTable _table;
    TaskCompletionSource _next = Fresh();

    /// <param name="table">The table.</param>
    public FeedSignal(FeedTable table)
    {
        _table = table;
        table.Changed += Wake;
    }

    /// <summary>Ends with the next change. To be taken before the table's revision is read, so that no change is missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <inheritdoc/>
    public void Dispose() => _table.Changed -= Wake;

    void Wake(long revision) => Interlocked.Exchange(ref _next, Fresh()).TrySetResult();

    // Continuations run on other threads: the one that wakes is the stream's.
    static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
