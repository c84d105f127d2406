namespace Mixdown.Runs.Events;

/// <summary>A node is being built.</summary>
/// <param name="At">When.</param>
/// <param name="UniqueId">dbt's id, <c>model.project.name</c>.</param>
/// <param name="Name">For people.</param>
public sealed record NodeStarted(DateTimeOffset At, string UniqueId, string Name) : RunEvent(At)
{
    /// <summary>More of the node.</summary>
    public required RunNode Node { get; init; }
}
