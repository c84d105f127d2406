using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Runs.Owner;
using Mixdown.Runs.Warehouses;

namespace Mixdown.Runs.Serving.Sessions;

/// <summary>Sessions for those who look at a served project: a bounded number at a time, and a note of when somebody looked last. A
/// session is made for each one who asks and thrown away after it, so that nothing of one viewer is left for the next.</summary>
/// <param name="target">Whose warehouse.</param>
/// <param name="clock">The time.</param>
sealed class ReadingSessions(HeldTarget target, TimeProvider clock) : IDisposable
{
    /// <summary>How long a viewer counts as there after a question: pages ask again every few seconds.</summary>
    static readonly TimeSpan Presence = TimeSpan.FromSeconds(10);

    /// <summary>Sessions at a time: each question uses all cores, so that more of them only share what there is.</summary>
    static readonly int Most = Math.Max(4, 2 * Environment.ProcessorCount);

    readonly SemaphoreSlim _places = new(Most);
    readonly Lock _opening = new();
    OpenWarehouse? _opened;
    long _asked;

    /// <summary>Whether somebody looks at the project now.</summary>
    public bool HasViewers => Volatile.Read(ref _asked) is not 0 and var asked && clock.GetElapsedTime(asked) < Presence;

    /// <summary>A session that reads, as soon as there is a place.</summary>
    /// <exception cref="MixdownException">MX4005: there is no warehouse yet; MX3002: it cannot be reached.</exception>
    public async Task<IEngineSession> TakeAsync(CancellationToken cancel)
    {
        Note();
        await _places.WaitAsync(cancel);
        var place = new Turn(_places);
        try
        {
            return new PlacedSession(Opened.Engine.OpenSession(), place);
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    /// <summary>A session that reads, whatever others do.</summary>
    public IEngineSession Open()
    {
        Note();
        return Opened.Engine.OpenSession();
    }

    /// <summary>A session for the server itself, which is no viewer.</summary>
    public IEngineSession OpenUnseen() => Opened.Engine.OpenSession();

    /// <inheritdoc/>
    public void Dispose()
    {
        _opened?.Dispose();
        _places.Dispose();
    }

    OpenWarehouse Opened
    {
        get
        {
            lock (_opening)
                return _opened ??= target.OpenForReading();
        }
    }

    void Note() => Volatile.Write(ref _asked, clock.GetTimestamp());
}
