namespace Mixdown.Runs.Events;

/// <summary>A run begins. The first event of each run.</summary>
/// <param name="At">When.</param>
/// <param name="RunId">Unique among the runs of the target.</param>
/// <param name="Command">The verb.</param>
/// <param name="Project">The project's name.</param>
/// <param name="Target">The target's name.</param>
/// <param name="Engine">The warehouse's dialect.</param>
public sealed record RunStarted(DateTimeOffset At, string RunId, string Command, string Project, string Target, string Engine)
    : RunEvent(At)
{
    /// <summary>What was asked for beside the verb, by the names of dbt's arguments; what is as it always is, is left out.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>(0);

    /// <summary>Who asked for it, for people: <c>command line</c>, <c>web app</c>.</summary>
    public string StartedBy { get; init; } = "";
}
