namespace Mixdown.Ingest.Sources;

/// <summary>A table that a source has now.</summary>
/// <param name="Name">As the source spells it.</param>
/// <param name="Files">Its files, ordered by path; never empty.</param>
sealed record SourceTable(string Name, IReadOnlyList<SourceFile> Files)
{
    /// <summary>Size of all files, as they lie in the source.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);
}
