using Mixdown.Simulation.Events.Config;
using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Events.Behaviour;

/// <summary>When sessions begin: at random, but by day more than by night, and less at weekends and on holidays. Times are
/// milliseconds since 1970, hours are UTC's.</summary>
sealed class SessionCalendar(EventConfig config)
{
    /// <summary>Milliseconds of a day.</summary>
    public const long Day = 86_400_000;

    /// <summary>Seconds after midnight at which the fewest sessions begin.</summary>
    const int Trough = 3 * 3600;

    const int SecondsOfDay = 86_400;

    readonly RestDays _restDays = new();
    readonly long _gap = (long)(config.SessionGap * 1000);
    readonly long _offset = (long)(config.WeekendDampingOffset * 60_000);
    readonly long _scale = Math.Max(1, (long)(config.WeekendDampingScale * 60_000));

    /// <summary>When the next session begins.</summary>
    /// <param name="last">When the last one ended.</param>
    /// <param name="beta">The listener's mean time between sessions, in seconds.</param>
    /// <param name="random">Chance.</param>
    public long Next(long last, double beta, ref RandomStream random)
    {
        while (true)
        {
            var candidate = last + ((long)Math.Min(random.Exponential(beta), 1e9) * 1000) + _gap;
            var warped = candidate + Warp(candidate);
            if (warped < last)
                last += _gap;
            else if (config.WeekendDamping > 0 && random.Unit() < config.WeekendDamping * RestAt(warped))
                last = candidate;
            else
                return warped;
        }
    }

    /// <summary>How much of the weekend is felt, from 0 to 1.</summary>
    public double RestAt(long time)
    {
        var day = Math.DivRem(time, Day, out var past);
        var (before, now, after) = (Rest(day - 1), Rest(day), Rest(day + 1));
        return before + ((now - before) * SetIn(past + _offset)) + ((after - now) * SetIn(past + _offset - Day));
    }

    double Rest(long day) => _restDays.Includes(day) ? 1 : 0;

    double SetIn(long since) => Math.Clamp(since / (double)_scale, 0, 1);

    long Warp(long time)
    {
        var second = time / 1000 % SecondsOfDay;
        return 1000 * (long)(config.Damping * SecondsOfDay * PortableMath.SinOfTurn((second - Trough) / (double)SecondsOfDay));
    }
}
