namespace Mixdown.Streams.Settings;

/// <summary>How a time is written in events.</summary>
public enum EventTimeUnit
{
    /// <summary>A text of ISO 8601; without a zone it is UTC.</summary>
    Iso,

    /// <summary>Seconds since 1970 UTC.</summary>
    S,

    /// <summary>Milliseconds since 1970 UTC.</summary>
    Ms,

    /// <summary>Microseconds since 1970 UTC.</summary>
    Us,

    /// <summary>Nanoseconds since 1970 UTC; they are kept as microseconds.</summary>
    Ns,
}
