namespace Mixdown.Runs.Events;

/// <summary>A node is published, or it failed, or it was skipped.</summary>
/// <param name="At">When.</param>
/// <param name="UniqueId">dbt's id, <c>model.project.name</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="Group">The folder under <c>models</c> that it lies in: silver, gold, marts.</param>
/// <param name="Status">dbt's word: success, error, skipped.</param>
/// <param name="Message">What the engine said, or why it failed or was skipped.</param>
/// <param name="Took">Its own time, checks within its transaction included.</param>
public sealed record NodeFinished(
    DateTimeOffset At, string UniqueId, string Name, string Group, string Status, string Message, TimeSpan Took) : RunEvent(At)
{
    /// <summary>More of the node.</summary>
    public required RunNode Node { get; init; }

    /// <summary>When work on it began; null when there was none.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Rows changed; null where the engine does not say, and where nothing was done.</summary>
    public long? Rows { get; init; }

    /// <summary>Its SQL after Jinja; empty when there is none.</summary>
    public string Sql { get; init; } = "";
}
