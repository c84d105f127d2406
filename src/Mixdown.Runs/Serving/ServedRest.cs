using Mixdown.Project;

namespace Mixdown.Runs.Serving;

/// <summary>Gives memory back to the system each time a served project has come to rest. What reading it, analysing it and answering leave
/// is of no use to anybody then, and no allocator looks for it as long as nothing happens.</summary>
/// <param name="served">The project.</param>
/// <param name="isBusy">Whether somebody looks at it, or something is run, now.</param>
/// <param name="giveBack">Gives memory back.</param>
sealed class ServedRest(ServedProject served, Func<bool> isBusy, Action giveBack)
{
    /// <summary>How often it looks: seldom enough that whoever reads a page and clicks again finds everything as it was.</summary>
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    MixdownProject _read = served.Project;
    bool _wasBusy = true;

    /// <summary>Looks until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(LookEvery, served.Clock);
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

    /// <summary>Gives memory back when something happened before the last look and nothing has since.</summary>
    public void Look()
    {
        var isNow = isBusy() || _read != served.Project;
        if (_wasBusy && !isNow)
            giveBack();
        (_wasBusy, _read) = (isNow, served.Project);
    }
}
