namespace Mixdown.Streams.Sources.Collector.Log.Files;

/// <summary>Where what is on disk for certain ends. Nobody reads beyond it: what a power cut may take back must not be in a
/// table.</summary>
/// <param name="Segment">The file that is written.</param>
/// <param name="Position">The byte in it.</param>
/// <param name="Next">The offset that the next record gets.</param>
sealed record LogEnd(Segment Segment, long Position, long Next);
