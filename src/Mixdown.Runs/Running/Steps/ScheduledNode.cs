namespace Mixdown.Runs.Running.Steps;

/// <summary>A node as the schedule sees it.</summary>
/// <param name="Id">Unique in the schedule.</param>
/// <param name="DependsOn">Ids that must be done first; ids that are not in the schedule count as done.</param>
/// <param name="Weight">How long it is expected to take, in any unit: its last time, or 1 for all.</param>
sealed record ScheduledNode(string Id, IReadOnlyList<string> DependsOn, double Weight = 1);
