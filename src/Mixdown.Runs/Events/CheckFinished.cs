namespace Mixdown.Runs.Events;

/// <summary>A check has run, or was skipped.</summary>
/// <param name="At">When.</param>
/// <param name="UniqueId">dbt's id, <c>test.project.name.hash</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="Status">dbt's word: pass, warn, fail, error, skipped.</param>
/// <param name="Failures">Rows that break the rule.</param>
/// <param name="Message">What was found and where it is declared; empty when it passed.</param>
/// <param name="Took">Its own time.</param>
public sealed record CheckFinished(
    DateTimeOffset At, string UniqueId, string Name, string Status, long Failures, string Message, TimeSpan Took) : RunEvent(At)
{
    /// <summary>More of the check.</summary>
    public required RunNode Node { get; init; }

    /// <summary>Id of what it was declared on; null for a check over several, and where that is not known.</summary>
    public string? AttachedTo { get; init; }

    /// <summary>When its own work began; null when there was none.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Its SQL after Jinja; empty when there is none.</summary>
    public string Sql { get; init; } = "";

    /// <summary>Of the freshness of a source, when its newest row came; null for all other checks, and when it could not be asked.</summary>
    public DateTimeOffset? NewestAt { get; init; }
}
