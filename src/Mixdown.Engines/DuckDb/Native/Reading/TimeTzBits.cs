namespace Mixdown.Engines.DuckDb.Native.Reading;

/// <summary>DuckDB's TIME WITH TIME ZONE: 40 bits of microseconds, then 24 bits that count down from the largest offset, so
/// that the whole sorts by instant.</summary>
static class TimeTzBits
{
    const int LargestOffset = (16 * 60 * 60) - 1;

    internal static (long Micros, int OffsetSeconds) Read(long stored) => (stored >>> 24, LargestOffset - (int)(stored & 0xFF_FFFF));

    internal static long Write(DateTimeOffset time) =>
        (time.TimeOfDay.Ticks / TimeSpan.TicksPerMicrosecond) << 24 | (uint)(LargestOffset - (int)time.Offset.TotalSeconds);
}
