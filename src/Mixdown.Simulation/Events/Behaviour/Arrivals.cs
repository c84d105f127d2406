using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Events.Behaviour;

/// <summary>When new listeners come: the more there are, the more often.</summary>
/// <param name="options">How fast their number grows.</param>
/// <param name="start">When the run begins.</param>
sealed class Arrivals(EventOptions options, long start)
{
    const double YearSeconds = 365 * 86_400.0;
    RandomStream _random = new(options.Seed, RandomPurpose.ListenerArrival, 0);
    long _next = long.MinValue;

    /// <summary>Listeners that came, with those of the beginning.</summary>
    public int Users { get; private set; } = options.Config.Users;

    /// <summary>The next listener who comes before <paramref name="end"/>, if there is one.</summary>
    public bool TryTake(long end, out int user, out long arrival)
    {
        if (_next == long.MinValue)
            _next = After(start);
        (user, arrival) = (Users, _next);
        if (arrival >= end)
            return false;
        Users++;
        _next = After(arrival);
        return true;
    }

    long After(long time)
    {
        if (options.Config.GrowthRate == 0 || Users >= EventOptions.MostUsers)
            return long.MaxValue;
        return time + (long)(1000 * _random.Exponential(YearSeconds / (Users * options.Config.GrowthRate)));
    }
}
