namespace Mixdown.Project.Dashboards.Queries;

/// <summary>A column of a tile's answer.</summary>
/// <param name="Label">What a person calls it: the metric's label, the dimension's column in words.</param>
/// <param name="Role">What it is for.</param>
public sealed record TileColumn(string Label, ColumnRole Role)
{
    /// <summary>The column that its values are members of, <c>TABLE.COLUMN</c>: what a click on one of them narrows the dashboard by;
    /// null for numbers that are counted or added up.</summary>
    public string? Field { get; init; }

    /// <summary>How its numbers are written; null: as they are.</summary>
    public ValueFormat? Format { get; init; }

    /// <summary>The unit of time that its values were cut to: <c>second</c> to <c>year</c>; null: they were not.</summary>
    public string? Grain { get; init; }

    /// <summary>Whether a bar is drawn behind its numbers in a table.</summary>
    public bool HasBar { get; init; }

    /// <summary>Whether its numbers may be added up over members: false for averages, ratios and distinct counts.</summary>
    public bool IsAdditive { get; init; }
}
