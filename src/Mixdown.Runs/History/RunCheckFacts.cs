namespace Mixdown.Runs.History;

/// <summary>A check in a run.</summary>
/// <param name="Id">dbt's id.</param>
/// <param name="Name">For people.</param>
/// <param name="Status">dbt's word: pass, warn, fail, error, skipped.</param>
/// <param name="At">When it ended.</param>
public sealed record RunCheckFacts(string Id, string Name, string Status, DateTimeOffset At)
{
    /// <summary>dbt's word: test, unit_test; source for the freshness of one.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Id of what it was declared on; null for a check over several.</summary>
    public string? AttachedTo { get; init; }

    /// <summary>Rows that break the rule.</summary>
    public long Failures { get; init; }

    /// <summary>What was found; empty when it passed.</summary>
    public string Message { get; init; } = "";

    /// <summary>When its own work began; null when there was none.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Its own time.</summary>
    public double Seconds { get; init; }

    /// <summary>Of the freshness of a source, when its newest row came.</summary>
    public DateTimeOffset? NewestAt { get; init; }

    /// <summary>Names its SQL; null when there is none.</summary>
    public string? SqlHash { get; init; }
}
