namespace Mixdown.Runs.Serving;

/// <summary>Gives memory back to the system when a served project is at rest. What reading it, analysing it and answering leave is of no use
/// to anybody then, and no allocator looks for it as long as nothing happens.</summary>
/// <param name="clock">The time.</param>
/// <param name="isBusy">Whether somebody asks the warehouse, or something is run, now.</param>
/// <param name="allocated">How many bytes were taken since the process began.</param>
/// <param name="giveBack">Gives back those that nothing uses.</param>
sealed class ServedRest(TimeProvider clock, Func<bool> isBusy, Func<long> allocated, Action giveBack)
{
    /// <summary>How often it looks: seldom enough that whoever reads a page and clicks again finds everything as it was.</summary>
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    /// <summary>What is worth looking for: what nobody asks the warehouse for leaves something too, answers that were kept, a heartbeat.</summary>
    const long Worth = 4 << 20;

    bool _wasBusy = true;
    long _upTo;

    /// <summary>Looks until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancel))
                Look();
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Its usual end.
        }
    }

    /// <summary>Gives memory back when nothing happens now, and something did before.</summary>
    public void Look()
    {
        var isNow = isBusy();
        if (!isNow && (_wasBusy || allocated() - _upTo >= Worth))
        {
            giveBack();
            _upTo = allocated();
        }
        _wasBusy = isNow;
    }
}
