namespace Mixdown.Ingest.Sources;

/// <summary>A file of a source, as a listing sees it.</summary>
/// <param name="Path">Relative to the fixed part of the source's path, <c>/</c> between the parts: what <c>_mx_file</c> holds,
/// so that a folder that moved is still the same files.</param>
/// <param name="Bytes">Its size, compressed where it is.</param>
/// <param name="Modified">When its content was last written.</param>
sealed record SourceFile(string Path, long Bytes, DateTimeOffset Modified);
