namespace Mixdown.Web.Live;

/// <summary>A message about a live table, ready to be sent to every client that asked for the same.</summary>
/// <param name="Revision">The table's revision that it brings its reader to.</param>
/// <param name="Bytes">The event of the stream, or the JSON alone.</param>
sealed record FeedFrame(long Revision, ReadOnlyMemory<byte> Bytes);
