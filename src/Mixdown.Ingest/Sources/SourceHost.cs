namespace Mixdown.Ingest.Sources;

/// <summary>What a source works with.</summary>
/// <param name="ProjectFolder">Relative paths are relative to it.</param>
sealed record SourceHost(string ProjectFolder);
