namespace Mixdown.Ingest.Sources;

/// <summary>A file of a source, as a listing sees it.</summary>
/// <param name="Path">Relative to the fixed part of the source's path, <c>/</c> between the parts: what <c>_mx_file</c> holds,
/// so that a folder that moved is still the same files.</param>
/// <param name="Bytes">Its size, compressed where it is.</param>
/// <param name="Modified">When its content was last written.</param>
/// <param name="ETag">The store's tag of the content; null on a local disk.</param>
sealed record SourceFile(string Path, long Bytes, DateTimeOffset Modified, string? ETag = null)
{
    /// <summary>What of its records the table holds; null where it is all of them.</summary>
    public RecordPart? Part { get; init; }

    /// <summary>Whether the content is the one of another look at the file, as far as can be said without reading it. Tags
    /// decide where there are two: some stores round the time differently in a listing and in a single answer.</summary>
    public bool IsUnchanged(long bytes, DateTimeOffset modified, string? etag) =>
        Bytes == bytes && (ETag is not null && etag is not null ? ETag == etag : Modified == modified);
}
