namespace Mixdown.Tests.Aggregates;

/// <summary>A clock on the wall that is moved by hand, and that may jump without time going by.</summary>
sealed class LiveClock(DateTimeOffset start) : TimeProvider
{
    long _passed;

    public DateTimeOffset Now { get; private set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Pass(TimeSpan time)
    {
        Now += time;
        _passed += time.Ticks;
    }

    public void Jump(TimeSpan by) => Now += by;
}
