namespace Mixdown.Runs.Warehouses;

/// <summary>A place in a semaphore, given back once.</summary>
/// <param name="of">The semaphore.</param>
sealed class Turn(SemaphoreSlim of) : IDisposable
{
    SemaphoreSlim? _of = of;

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _of, null)?.Release();
}
