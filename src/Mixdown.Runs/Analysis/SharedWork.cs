namespace Mixdown.Runs.Analysis;

/// <summary>Work that begins when somebody first asks for it, and that is done once for all who ask: that one of them goes away does not
/// end it for the others. Work that failed is begun again by who asks next. Safe for several threads.</summary>
/// <param name="work">The work.</param>
sealed class SharedWork<T>(Func<Task<T>> work)
    where T : class
{
    readonly Lock _gate = new();
    Task<T>? _begun;
    volatile T? _done;

    /// <summary>What it came to; null while it is not done, and where nobody asked for it.</summary>
    public T? Done => _done;

    /// <summary>What it comes to.</summary>
    /// <param name="cancel">Ends the wait, not the work.</param>
    public Task<T> ResultAsync(CancellationToken cancel)
    {
        lock (_gate)
            return Begun().WaitAsync(cancel);
    }

    Task<T> Begun() =>
        _begun is null or { IsFaulted: true } or { IsCanceled: true } ? _begun = Task.Run(RunAsync, CancellationToken.None) : _begun;

    async Task<T> RunAsync() => _done = await work();
}
