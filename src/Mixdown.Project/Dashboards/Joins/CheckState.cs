namespace Mixdown.Project.Dashboards.Joins;

/// <summary>What is known of a check.</summary>
public enum CheckState
{
    /// <summary>It has not run yet.</summary>
    NeverRun,

    /// <summary>It found nothing in its last run.</summary>
    Passed,

    /// <summary>It found rows that break its rule, or could not run.</summary>
    Failed,
}
