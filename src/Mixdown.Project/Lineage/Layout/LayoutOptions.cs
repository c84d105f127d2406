namespace Mixdown.Project.Lineage.Layout;

/// <summary>The distances of a drawing, in pixels.</summary>
public sealed record LayoutOptions
{
    /// <summary>Between two columns of boxes. Default 72: a curve from the top to the bottom of a screen stays readable.</summary>
    public double ColumnGap { get; init; } = 72;

    /// <summary>Between two boxes of a column. Default 20.</summary>
    public double RowGap { get; init; } = 20;

    /// <summary>What an arrow takes that passes through a column. Default 6, its gaps beside it.</summary>
    public double LaneHeight { get; init; } = 6;

    /// <summary>Between parts of a graph that no arrow joins. Default 48.</summary>
    public double PartGap { get; init; } = 48;

    /// <summary>How often the columns are gone through for fewer crossings. Default 12: more changed less than one crossing in a
    /// hundred on graphs of 1,000 nodes (bench/LineageBench).</summary>
    public int Sweeps { get; init; } = 12;
}
