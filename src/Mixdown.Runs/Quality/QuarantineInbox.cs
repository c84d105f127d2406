namespace Mixdown.Runs.Quality;

/// <summary>What lies in quarantine, and how the tables' columns changed.</summary>
/// <param name="Groups">The largest first.</param>
/// <param name="Changes">The newest first.</param>
public sealed record QuarantineInbox(IReadOnlyList<QuarantineGroup> Groups, IReadOnlyList<SchemaChangeFacts> Changes);
