namespace Mixdown.Ingest.Evolution;

internal sealed record TypeEvidence;
