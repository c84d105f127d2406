namespace Mixdown.Project.Dashboards.Queries;

/// <summary>What a column of a tile's answer is for: mostly a channel of the tile.</summary>
public enum ColumnRole
{
    /// <summary>The horizontal axis.</summary>
    X,

    /// <summary>The vertical axis.</summary>
    Y,

    /// <summary>Which series, or how dark.</summary>
    Color,

    /// <summary>How large a mark is.</summary>
    Size,

    /// <summary>The number of a number tile, or how much flows.</summary>
    Value,

    /// <summary>A value of the time before: of the measure in the column before it.</summary>
    Before,

    /// <summary>What a point of a scatter stands for.</summary>
    By,

    /// <summary>A region of a map, as it is written in the data: a name or code of a country or state, which a page resolves.</summary>
    Region,

    /// <summary>A place as it is written in the data.</summary>
    Point,

    /// <summary>Degrees north.</summary>
    Lat,

    /// <summary>Degrees east.</summary>
    Lon,

    /// <summary>Where a flow begins.</summary>
    Source,

    /// <summary>Where a flow ends.</summary>
    Target,

    /// <summary>The name of a step of a funnel.</summary>
    Step,

    /// <summary>A column of a table, or what the columns of a pivot are headed with.</summary>
    Column,

    /// <summary>What the rows of a pivot are headed with.</summary>
    Row,

    /// <summary>When a span of a timeline ends.</summary>
    To,

    /// <summary>Where a step of a histogram begins.</summary>
    From,

    /// <summary>How many values fall into a step of a histogram.</summary>
    Count,

    /// <summary>The smallest value of a box that is no outlier.</summary>
    Low,

    /// <summary>A quarter of the values are below it.</summary>
    FirstQuartile,

    /// <summary>Half of the values are below it.</summary>
    Median,

    /// <summary>Three quarters of the values are below it.</summary>
    ThirdQuartile,

    /// <summary>The largest value of a box that is no outlier.</summary>
    High,

    /// <summary>Whether the member in the column before it stands for all that are not shown by themselves: <c>Other</c>.</summary>
    Rest,

    /// <summary>Where the member in the column before it stands among the others: names of weekdays by the number of the day.</summary>
    Place,
}
