using Mixdown.Engines;
using Mixdown.Runs.State;

namespace Mixdown.Runs.Dashboards.Freshness;

/// <summary>Keeps what is known of the warehouse's content for a moment, so that the tiles of a page ask for it once. Safe for any
/// thread.</summary>
/// <param name="open">Opens a session of the warehouse.</param>
/// <param name="history">What ran.</param>
/// <param name="clock">Measures how old it is.</param>
sealed class DataWatch(Func<IEngineSession> open, RunStore history, TimeProvider clock)
{
    /// <summary>How long it is believed. Publishes of this process end it at once; others may publish in a warehouse that is shared.</summary>
    static readonly TimeSpan Believed = TimeSpan.FromMilliseconds(500);

    readonly Lock _gate = new();
    DataState? _known;
    long _readAt;

    /// <summary>What is known now.</summary>
    public DataState Now(CancellationToken cancel)
    {
        lock (_gate)
        {
            if (_known is null || clock.GetElapsedTime(_readAt) > Believed)
                (_known, _readAt) = (DataState.Read(open, history, cancel), clock.GetTimestamp());
            return _known;
        }
    }

    /// <summary>Something was published, or a run ended: the next look asks again.</summary>
    public void Forget()
    {
        lock (_gate)
            _known = null;
    }
}
