using Mixdown.Runs.Events;

namespace Mixdown.Runs.Watching;

/// <summary>Files of a project that is watched have changed: a run follows, unless the project has errors.</summary>
/// <param name="At">When.</param>
/// <param name="Changes">By file.</param>
public sealed record FilesChanged(DateTimeOffset At, IReadOnlyList<FileChange> Changes) : RunEvent(At);
