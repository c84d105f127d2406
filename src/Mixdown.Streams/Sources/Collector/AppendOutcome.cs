namespace Mixdown.Streams.Sources.Collector;

/// <summary>What became of records that were given to a log.</summary>
public enum AppendOutcome
{
    /// <summary>They are on disk; now, or since the same request came before.</summary>
    Kept,

    /// <summary>Another request came under the same idempotency key. Nothing was appended.</summary>
    KeyTaken,

    /// <summary>The log holds all that it may, and nobody has read it. Nothing was appended.</summary>
    Behind,

    /// <summary>The disk is full. Nothing was appended.</summary>
    DiskFull,

    /// <summary>The log takes nothing more: its process is ending.</summary>
    Closed,
}
