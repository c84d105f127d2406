namespace Mixdown.Runs.Events;

/// <summary>A run begins. The first event of each run.</summary>
/// <param name="At">When.</param>
/// <param name="RunId">Unique among the runs of the target.</param>
/// <param name="Command">The verb.</param>
/// <param name="Project">The project's name.</param>
/// <param name="Target">The target's name.</param>
/// <param name="Engine">The warehouse's dialect.</param>
public sealed record RunStarted(DateTimeOffset At, string RunId, string Command, string Project, string Target, string Engine)
    : RunEvent(At);
