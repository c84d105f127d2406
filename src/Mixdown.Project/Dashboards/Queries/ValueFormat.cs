namespace Mixdown.Project.Dashboards.Queries;

/// <summary>How numbers are written: <c>format</c> of a tile, <c>config.meta.format</c> of a metric or a column.</summary>
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

    /// <summary>Whether 1,200,000 is written as 1.2 MB.</summary>
    public bool IsBytes { get; init; }

    /// <summary>What it counts where it is written as a time: 200 seconds as 3 min 20 s; null: it is no time.</summary>
    public DurationUnit? Duration { get; init; }

    /// <summary>Whether large numbers are short everywhere: 148K in place of 148,213.</summary>
    public bool IsCompact { get; init; }
}
