namespace Mixdown.Runs.Quality;

/// <summary>A change of a lake table's columns.</summary>
/// <param name="Source">The load or stream.</param>
/// <param name="Table">The table.</param>
/// <param name="Version">The version of its columns.</param>
/// <param name="At">When the load began that brought it.</param>
/// <param name="Changes">What changed, each in a few words.</param>
public sealed record SchemaChangeFacts(string Source, string Table, long Version, DateTimeOffset At, IReadOnlyList<string> Changes);
