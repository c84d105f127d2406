namespace Mixdown.Runs.Events;

/// <summary>A run is over. The last event of each run.</summary>
/// <param name="At">When.</param>
/// <param name="Status">How it ended as a whole.</param>
/// <param name="Took">From its first event.</param>
public sealed record RunFinished(DateTimeOffset At, RunStatus Status, TimeSpan Took) : RunEvent(At);
