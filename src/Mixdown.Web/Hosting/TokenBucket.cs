namespace Mixdown.Web.Hosting;

/// <summary>A rate that one client keeps to. A request is let in as long as the client owes nothing, and is then counted
/// whole: one that is larger than the rate gets in too, and the next ones wait for it.</summary>
/// <param name="perSecond">Events or requests a second. Two seconds' worth may come at once.</param>
/// <param name="clock">The time.</param>
sealed class TokenBucket(double perSecond, TimeProvider clock)
{
    const double BurstSeconds = 2;

    readonly Lock _gate = new();
    double _tokens = perSecond * BurstSeconds;
    long _at = clock.GetTimestamp();

    /// <summary>How long until the client owes nothing; zero: come in.</summary>
    public TimeSpan Wait
    {
        get
        {
            lock (_gate)
            {
                Refill();
                return _tokens > 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / perSecond + 0.001);
            }
        }
    }

    /// <summary>Counts what came in.</summary>
    public void Count(int events)
    {
        lock (_gate)
        {
            Refill();
            _tokens -= events;
        }
    }

    void Refill()
    {
        var now = clock.GetTimestamp();
        _tokens = Math.Min(perSecond * BurstSeconds, _tokens + clock.GetElapsedTime(_at, now).TotalSeconds * perSecond);
        _at = now;
    }
}
