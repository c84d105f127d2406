namespace Mixdown.Project.Dashboards.Queries;

/// <summary>How numbers are written: <c>config.meta.format</c> of a metric.</summary>
public sealed record ValueFormat
{
    /// <summary>ISO 4217, such as <c>USD</c>; null: no money.</summary>
    public string? Currency { get; init; }

    /// <summary>Digits behind the point; null: as many as the values have, two at most.</summary>
    public int? Decimals { get; init; }

    /// <summary>What stands behind it, such as <c>min</c>; null: nothing.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether 0.25 is written as 25 %.</summary>
    public bool IsPercent { get; init; }
}
