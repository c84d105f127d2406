using Mixdown.Data.Naming;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Runs.Events.Lake;

/// <summary>A load changed the columns of a lake table that was there before.</summary>
/// <param name="At">When.</param>
/// <param name="Load">The load's name.</param>
/// <param name="Table">The table.</param>
/// <param name="Version">The new version of its columns, as <c>_mixdown.schema_changes</c> keeps it.</param>
public sealed record SchemaChanged(DateTimeOffset At, string Load, TableName Table, SchemaVersion Version) : RunEvent(At);
