namespace Mixdown.Streams.Settings;

/// <summary>Where a partition is read from of which the table has nothing yet.</summary>
public abstract record StreamStart
{
    StreamStart() { }

    /// <summary>From the oldest record that is still there.</summary>
    public sealed record Earliest : StreamStart;

    /// <summary>From what comes after the stream has begun; what is there already is never read.</summary>
    public sealed record Latest : StreamStart;

    /// <summary>From the first record that the log took at a time or later.</summary>
    /// <param name="At">The time.</param>
    public sealed record Time(DateTimeOffset At) : StreamStart;
}
