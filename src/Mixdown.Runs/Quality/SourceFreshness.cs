namespace Mixdown.Runs.Quality;

/// <summary>How new a source is.</summary>
/// <param name="Id">dbt's id.</param>
/// <param name="Name">Source and table.</param>
public sealed record SourceFreshness(string Id, string Name)
{
    /// <summary>An age that warns, in words; null for none.</summary>
    public string? WarnAfter { get; init; }

    /// <summary>An age that fails, in words; null for none.</summary>
    public string? ErrorAfter { get; init; }

    /// <summary>How it ended last; <c>never</c> when it was never asked.</summary>
    public string Status { get; init; } = "never";

    /// <summary>When its newest row came, as it was last asked; null when that is not known.</summary>
    public DateTimeOffset? NewestAt { get; init; }

    /// <summary>When it was last asked; null when it never was.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>What was found last; empty when it is new enough.</summary>
    public string Message { get; init; } = "";

    /// <summary>How it ended of late, the newest last.</summary>
    public IReadOnlyList<CheckOutcome> Outcomes { get; init; } = [];
}
