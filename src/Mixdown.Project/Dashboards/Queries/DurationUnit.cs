namespace Mixdown.Project.Dashboards.Queries;

/// <summary>What a number counts that is written as a time, such as <c>3 min 20 s</c>.</summary>
public enum DurationUnit
{
    /// <summary>Thousandths of a second.</summary>
    Milliseconds,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Minutes.</summary>
    Minutes,

    /// <summary>Hours.</summary>
    Hours,
}
