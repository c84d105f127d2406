namespace Mixdown.Streams.Sources.Collector.Log.Files;

/// <summary>What was found where a frame was looked for.</summary>
enum FrameState
{
    /// <summary>A frame, its checksums right.</summary>
    Whole,

    /// <summary>The beginning of a frame: the file ends before it does.</summary>
    Short,

    /// <summary>No header, or one whose checksum is wrong.</summary>
    NoHeader,

    /// <summary>A header, and a body whose checksum is wrong.</summary>
    BadBody,
}
