namespace Mixdown.Tests.Streams.Collector;

/// <summary>The system's clock, which somebody sets.</summary>
sealed class JumpingClock : TimeProvider
{
    TimeSpan _away;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _away;

    public void Jump(TimeSpan by) => _away += by;
}
