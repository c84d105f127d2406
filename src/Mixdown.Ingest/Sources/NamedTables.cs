namespace Mixdown.Ingest.Sources;

/// <summary>What a source has of the files that a run was told to look at.</summary>
/// <param name="Tables">Ordered by name, with those files only.</param>
/// <param name="Missing">Those that should be there and are not, by their likeliest path.</param>
sealed record NamedTables(IReadOnlyList<SourceTable> Tables, IReadOnlyList<string> Missing);
