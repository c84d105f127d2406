namespace Mixdown.Ingest.Evolution;

/// <summary>A column of a file.</summary>
/// <param name="Name">As the header spells it, trimmed.</param>
/// <param name="Evidence">What its values look like; null where the type is settled and nobody looked.</param>
sealed record FileColumn(string Name, TypeEvidence? Evidence);
