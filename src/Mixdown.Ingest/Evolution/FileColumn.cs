using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Evolution;

/// <summary>A column of a file.</summary>
/// <param name="Name">As the header spells it, trimmed.</param>
/// <param name="Evidence">What its values look like; null where the type is settled and nobody looked.</param>
/// <param name="Settled">The column as it has to be in the lake, where the source itself knows: its type, and what the type was
/// called there in the metadata <c>mx.type</c>. null where values were looked at.</param>
sealed record FileColumn(string Name, TypeEvidence? Evidence, Column? Settled = null);
