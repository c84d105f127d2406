namespace Mixdown.Streams.Settings;

/// <summary>Where a partition is read from of which the table has nothing yet.</summary>
public enum StreamStart
{
    /// <summary>From the oldest record that is still there.</summary>
    Earliest,

    /// <summary>From what comes after the stream has begun; what is there already is never read.</summary>
    Latest,
}
