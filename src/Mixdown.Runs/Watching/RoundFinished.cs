using Mixdown.Runs.Events;

namespace Mixdown.Runs.Watching;

/// <summary>All is done that could be of a project that is watched, and the next change is waited for.</summary>
/// <param name="At">When.</param>
/// <param name="Status">How the round's run ended; error when the project could not be read.</param>
/// <param name="Took">From the moment the change was noticed, or from the start of the command.</param>
public sealed record RoundFinished(DateTimeOffset At, RunStatus Status, TimeSpan Took) : RunEvent(At);
