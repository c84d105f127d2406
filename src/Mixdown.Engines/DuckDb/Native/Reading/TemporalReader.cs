namespace Mixdown.Engines.DuckDb.Native.Reading;

/// <summary>Dates, times and timestamps. What lies outside .NET's range, the infinities included, reads as its text.</summary>
static class TemporalReader
{
    const long MicrosPerDay = 86_400_000_000;
    const long EpochDay = 719_162;

    internal static object Read(VectorReader vector, int row) => vector.Type.Id switch
    {
        TypeId.Date => Date(vector.Get<int>(row)),
        TypeId.Time => Time(vector.Get<long>(row)),
        TypeId.TimeNanos => TimeOfNanos(vector.Get<long>(row)),
        TypeId.TimeTz => TimeTz(vector.Get<long>(row)),
        TypeId.Timestamp => Timestamp(vector.Get<long>(row), TimeSpan.TicksPerMicrosecond),
        TypeId.TimestampMillis => Timestamp(vector.Get<long>(row), TimeSpan.TicksPerMillisecond),
        TypeId.TimestampSeconds => Timestamp(vector.Get<long>(row), TimeSpan.TicksPerSecond),
        TypeId.TimestampNanos => TimestampOfNanos(vector.Get<long>(row)),
        TypeId.TimestampTz => Instant(vector.Get<long>(row)),
        TypeId.Interval => vector.Get<DuckDBInterval>(row),
        _ => throw new NotSupportedException(
            $"DuckDB's C interface gives no access to values of type {vector.Type}; cast the column to VARCHAR."),
    };

    static object Date(int days)
    {
        if (Infinity(days, int.MaxValue) is { } infinity)
            return infinity;
        var day = days + EpochDay;
        return day is >= 0 and <= 3_652_058 ? DateOnly.FromDayNumber((int)day) : CalendarText.Date(days);
    }

    static object Time(long micros) =>
        micros < MicrosPerDay ? new TimeOnly(micros * TimeSpan.TicksPerMicrosecond) : "24:00:00";

    static object TimeOfNanos(long nanos) =>
        nanos % TimeSpan.NanosecondsPerTick == 0 && nanos < MicrosPerDay * 1000
            ? new TimeOnly(nanos / TimeSpan.NanosecondsPerTick)
            : CalendarText.TimeOfNanos(nanos);

    static object TimeTz(long stored)
    {
        var (micros, offset) = TimeTzBits.Read(stored);
        var whole = micros < MicrosPerDay && offset % 60 == 0 && Math.Abs(offset) <= 14 * 3600;
        var ticks = micros * TimeSpan.TicksPerMicrosecond;
        return whole && ticks - (offset * TimeSpan.TicksPerSecond) >= 0
            ? new DateTimeOffset(ticks, TimeSpan.FromSeconds(offset))
            : CalendarText.TimeTz(micros, offset);
    }

    static object Timestamp(long stored, long ticksPerUnit)
    {
        if (Infinity(stored, long.MaxValue) is { } infinity)
            return infinity;
        var ticks = DateTime.UnixEpoch.Ticks + ((Int128)stored * ticksPerUnit);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime((long)ticks, DateTimeKind.Unspecified)
            : CalendarText.Timestamp((Int128)stored * ticksPerUnit / TimeSpan.TicksPerMicrosecond);
    }

    static object TimestampOfNanos(long nanos)
    {
        if (Infinity(nanos, long.MaxValue) is { } infinity)
            return infinity;
        var ticks = Math.DivRem(nanos, TimeSpan.NanosecondsPerTick, out var rest);
        return rest == 0
            ? new DateTime(DateTime.UnixEpoch.Ticks + ticks, DateTimeKind.Unspecified)
            : CalendarText.TimestampOfNanos(nanos);
    }

    static object Instant(long micros)
    {
        var local = Timestamp(micros, TimeSpan.TicksPerMicrosecond);
        return local is DateTime utc ? new DateTimeOffset(utc.Ticks, TimeSpan.Zero) : InstantText((string)local);
    }

    static string InstantText(string local) =>
        local.EndsWith("infinity", StringComparison.Ordinal) ? local : local + "+00";

    // The largest value is infinity and its negative is -infinity, for dates and timestamps alike.
    static string? Infinity(long stored, long largest) =>
        stored == largest ? "infinity" : stored == -largest ? "-infinity" : null;
}
