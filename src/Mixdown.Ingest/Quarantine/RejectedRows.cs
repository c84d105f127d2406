namespace Mixdown.Ingest.Quarantine;

internal sealed class RejectedRows;
