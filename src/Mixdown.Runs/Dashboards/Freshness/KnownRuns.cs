using Mixdown.Runs.Serving;
using Mixdown.Runs.Events;
using Mixdown.Runs.Serving.Changes;

namespace Mixdown.Runs.Dashboards.Freshness;

/// <summary>How what ran last has ended, read again after each run. Safe for any thread.</summary>
sealed class KnownRuns : IDisposable
{
    readonly ServedProject _served;
    readonly IDisposable _listening;
    volatile RunFacts? _known;

    /// <param name="served">What ran.</param>
    public KnownRuns(ServedProject served)
    {
        _served = served;
        _listening = served.Changes.Listen(Hear);
    }

    /// <summary>What is known now.</summary>
    public RunFacts Now(CancellationToken cancel) => _known ??= RunFacts.Read(_served.History, cancel);

    /// <inheritdoc/>
    public void Dispose() => _listening.Dispose();

    void Hear(ServedChange change)
    {
        if (change is ChangesMissed or RunHappened { Event: RunFinished })
            _known = null;
    }
}
