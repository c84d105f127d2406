namespace Mixdown.Streams.Sources.Collector.Log;

/// <summary>Tells whoever waits that something has come. Ask for <see cref="Next"/> before you look, and wait for it after.</summary>
sealed class Pulse
{
    TaskCompletionSource _next = New();

    /// <summary>Ends at the next beat.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Something has come.</summary>
    public void Beat() => Interlocked.Exchange(ref _next, New()).SetResult();

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
