using Mixdown.Ingest.Quarantine.Replay;

namespace Mixdown.Runs.Events.Lake;

/// <summary>Rejected records of a table were read again, or taken out.</summary>
/// <param name="At">When.</param>
/// <param name="Load">The load's name.</param>
/// <param name="Table">What became of them.</param>
public sealed record RecordsReplayed(DateTimeOffset At, string Load, ReplayedTable Table) : RunEvent(At);
