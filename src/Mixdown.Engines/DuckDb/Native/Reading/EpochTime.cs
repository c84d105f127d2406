namespace Mixdown.Engines.DuckDb.Native.Reading;

/// <summary>.NET's times as counts since 1970-01-01. Fractions are cut downwards, so that times before 1970 keep their
/// order.</summary>
static class EpochTime
{
    const int EpochDay = 719_162;

    internal static int Days(DateOnly date) => date.DayNumber - EpochDay;

    internal static long Micros(DateTime time) => Units(time, TimeSpan.TicksPerMicrosecond);

    internal static long Units(DateTime time, long ticksPerUnit)
    {
        var units = Math.DivRem(time.Ticks - DateTime.UnixEpoch.Ticks, ticksPerUnit, out var rest);
        return rest < 0 ? units - 1 : units;
    }

    /// <exception cref="OverflowException">Before 1677 or after 2262.</exception>
    internal static long Nanos(DateTime time) => checked((time.Ticks - DateTime.UnixEpoch.Ticks) * TimeSpan.NanosecondsPerTick);
}
