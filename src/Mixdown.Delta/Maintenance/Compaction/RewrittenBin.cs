using Mixdown.Delta.Actions;

namespace Mixdown.Delta.Maintenance.Compaction;

/// <summary>Files and what took their place.</summary>
/// <param name="Old">Files of the table.</param>
/// <param name="New">The file with their rows; null when they had none.</param>
sealed record RewrittenBin(IReadOnlyList<AddFile> Old, AddFile? New);
