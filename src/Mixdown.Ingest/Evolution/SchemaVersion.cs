namespace Mixdown.Ingest.Evolution;

/// <summary>A version of a lake table's columns.</summary>
/// <param name="Version">From 1, when the table was created.</param>
/// <param name="At">When the load began that brought it.</param>
/// <param name="LoadId">That run, as in <c>_mx_load_id</c>.</param>
/// <param name="Columns">How many columns the table has since, without <c>_mx_*</c>.</param>
/// <param name="Changes">What changed; empty for the first version.</param>
public sealed record SchemaVersion(long Version, DateTimeOffset At, string LoadId, int Columns, IReadOnlyList<SchemaChange> Changes);
