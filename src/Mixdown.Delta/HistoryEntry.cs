using Mixdown.Delta.Actions;

namespace Mixdown.Delta;

/// <summary>A commit of the past.</summary>
/// <param name="Version">The version that it made.</param>
/// <param name="At">When, as the object store tells it.</param>
/// <param name="Info">Who and why; null when the writer did not say.</param>
/// <param name="Actions">What it changed.</param>
public sealed record HistoryEntry(long Version, DateTimeOffset At, CommitInfo? Info, IReadOnlyList<DeltaAction> Actions);
