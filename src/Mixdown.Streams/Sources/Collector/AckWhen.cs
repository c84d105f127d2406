namespace Mixdown.Streams.Sources.Collector;

/// <summary>When a client is told that its events are kept.</summary>
public enum AckWhen
{
    /// <summary>They are on disk: they survive a crash and a power cut.</summary>
    Disk,

    /// <summary>They are in memory: those of the last moments are lost when the process dies.</summary>
    Memory,
}
