using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Loads.Files;

/// <summary>A source file and what is done with it.</summary>
/// <param name="File">As listed.</param>
/// <param name="Fate">What is done.</param>
/// <param name="DuplicateOf">The file whose bytes it has; null unless it is a duplicate.</param>
sealed record PlannedFile(SourceFile File, FileFate Fate, string? DuplicateOf = null);
