namespace Mixdown.ServerTests.Kafka.Sinks;

/// <summary>A clock that goes on when it is told to.</summary>
sealed class SteppedClock : TimeProvider
{
    long _now = 1;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public void Pass(TimeSpan time) => _now += time.Ticks;
}
