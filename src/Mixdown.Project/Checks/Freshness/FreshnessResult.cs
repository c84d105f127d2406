using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Checks.Freshness;

/// <summary>How new a source is.</summary>
/// <param name="Source">The source.</param>
/// <param name="Status">dbt's word: <c>pass</c>, <c>warn</c>, <c>error</c>, <c>runtime error</c>.</param>
/// <param name="StartedAt">When it was asked.</param>
/// <param name="Took">How long that took.</param>
public sealed record FreshnessResult(SourceTable Source, string Status, DateTimeOffset StartedAt, TimeSpan Took)
{
    /// <summary>Its newest row; null when it could not be asked. A source without rows counts as loaded at the beginning of time.</summary>
    public DateTimeOffset? MaxLoadedAt { get; init; }

    /// <summary>When it was as old as <see cref="Age"/>; null when it could not be asked.</summary>
    public DateTimeOffset? SnapshottedAt { get; init; }

    /// <summary>The age of its newest row.</summary>
    public TimeSpan Age => SnapshottedAt is { } at && MaxLoadedAt is { } loaded ? at - loaded : TimeSpan.Zero;

    /// <summary>What is wrong; null for a source that is new enough.</summary>
    public Diagnostic? Diagnostic { get; init; }
}
