using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize;

/// <summary>How a check ended.</summary>
/// <param name="Check">The check.</param>
/// <param name="Status">Pass, warn, fail, error or skipped.</param>
/// <param name="Failures">What its calculation gave: by default the rows that break the rule.</param>
/// <param name="StartedAt">When its own work began.</param>
/// <param name="Took">Its own time.</param>
public sealed record CheckResult(ProjectNode Check, NodeStatus Status, long Failures, DateTimeOffset StartedAt, TimeSpan Took)
{
    /// <summary>Its SQL: the rows that break the rule. Empty when it could not be made.</summary>
    public string Sql { get; init; } = "";

    /// <summary>dbt's sentence on what was found, or why the check could not be run; empty when it passed.</summary>
    public string Message { get; init; } = "";

    /// <summary>The table or view that keeps the rows it found; null when none does.</summary>
    public RelationName? Stored { get; init; }

    /// <summary>What was found and what to do; null when it passed or was skipped.</summary>
    public Diagnostic? Diagnostic { get; init; }
}
