namespace Mixdown.Ingest.Sources;

/// <summary>A file that a run is told to look at.</summary>
/// <param name="Paths">Relative to the fixed part of the source's path. More than one where whoever named it may have meant
/// either; the first that is there counts.</param>
/// <param name="MayBeGone">Whether it was also said to be gone, so that nobody wonders when it is not there.</param>
sealed record NamedFile(IReadOnlyList<string> Paths, bool MayBeGone);
