namespace Mixdown.Runs.Serving.Runs;

/// <summary>Lets one run at a time write the target; others wait in the order in which they came.</summary>
sealed class WriterTurns : IDisposable
{
    readonly SemaphoreSlim _one = new(1);
    GoingRun? _now;

    /// <summary>Waits for the turn of a run.</summary>
    /// <param name="run">Which; told behind which other one it waits.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Ends the turn.</returns>
    public async Task<IDisposable> TakeAsync(GoingRun run, CancellationToken cancel)
    {
        run.IsWriting = true;
        var wait = _one.WaitAsync(cancel);
        if (!wait.IsCompleted && _now is { } before)
            run.Waits(run.Behind = before.Command);
        await wait;
        run.Behind = null;
        if (run.IsToStop)
        {
            // The run before it ended for the same reason.
            _one.Release();
            throw new OperationCanceledException(run.Token);
        }
        _now = run;
        return new Held(this);
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    sealed class Held(WriterTurns of) : IDisposable
    {
        WriterTurns? _of = of;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _of, null) is not { } turns)
                return;
            turns._now = null;
            turns._one.Release();
        }
    }
}
