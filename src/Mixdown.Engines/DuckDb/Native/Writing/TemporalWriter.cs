using Mixdown.Engines.DuckDb.Native.Reading;

namespace Mixdown.Engines.DuckDb.Native.Writing;

/// <summary>Dates, times and timestamps into a column, the counterpart of <see cref="TemporalReader"/>. A tenth of a
/// microsecond is cut downwards.</summary>
static class TemporalWriter
{
    internal static bool TryWrite(VectorWriter vector, int row, object value) => (vector.Type.Id, value) switch
    {
        (TypeId.Date, DateOnly date) => ObjectWriter.Fixed(vector, row, EpochTime.Days(date)),
        (TypeId.Time, TimeOnly time) => ObjectWriter.Fixed(vector, row, time.Ticks / TimeSpan.TicksPerMicrosecond),
        (TypeId.TimeNanos, TimeOnly time) => ObjectWriter.Fixed(vector, row, time.Ticks * TimeSpan.NanosecondsPerTick),
        (TypeId.TimeTz, DateTimeOffset time) => ObjectWriter.Fixed(vector, row, TimeTzBits.Write(time)),
        (TypeId.TimestampTz, DateTimeOffset instant) => ObjectWriter.Fixed(vector, row, EpochTime.Micros(instant.UtcDateTime)),
        (TypeId.TimestampTz, DateTime { Kind: DateTimeKind.Utc } instant) =>
            ObjectWriter.Fixed(vector, row, EpochTime.Micros(instant)),
        (TypeId.Interval, TimeSpan span) => ObjectWriter.Fixed(vector, row, (DuckDBInterval)span),
        (TypeId.Interval, DuckDBInterval interval) => ObjectWriter.Fixed(vector, row, interval),
        (_, DateTime { Kind: not DateTimeKind.Local } reading) => Reading(vector, row, reading),
        _ => false,
    };

    static bool Reading(VectorWriter vector, int row, DateTime reading) => vector.Type.Id switch
    {
        TypeId.Timestamp => ObjectWriter.Fixed(vector, row, EpochTime.Micros(reading)),
        TypeId.TimestampMillis => ObjectWriter.Fixed(vector, row, EpochTime.Units(reading, TimeSpan.TicksPerMillisecond)),
        TypeId.TimestampSeconds => ObjectWriter.Fixed(vector, row, EpochTime.Units(reading, TimeSpan.TicksPerSecond)),
        TypeId.TimestampNanos => ObjectWriter.Fixed(vector, row, EpochTime.Nanos(reading)),
        _ => false,
    };
}
