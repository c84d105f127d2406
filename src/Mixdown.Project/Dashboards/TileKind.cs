namespace Mixdown.Project.Dashboards;

/// <summary>What a tile shows its data as: in a file the key that its title stands behind.</summary>
public enum TileKind
{
    /// <summary>One number, compared with the period before.</summary>
    Number,

    /// <summary>Lines over something that has an order, most often time.</summary>
    Line,

    /// <summary>As lines, the areas below them filled: parts of a whole.</summary>
    Area,

    /// <summary>A bar for each member of a group.</summary>
    Bar,

    /// <summary>A point for each member of a group, by two measures.</summary>
    Scatter,

    /// <summary>A cell for each pair of members of two groups.</summary>
    Heatmap,

    /// <summary>How often values occur, in steps.</summary>
    Histogram,

    /// <summary>Quartiles and extremes of the values of each member of a group.</summary>
    Box,

    /// <summary>Steps, each of which fewer reach.</summary>
    Funnel,

    /// <summary>What flows from where to where.</summary>
    Sankey,

    /// <summary>Regions or points on a map.</summary>
    Map,

    /// <summary>Rows and columns.</summary>
    Table,

    /// <summary>A table with members of one group as rows, and of another as columns.</summary>
    Pivot,

    /// <summary>Prose in Markdown, with numbers in it.</summary>
    Text,

    /// <summary>Spans and moments along time.</summary>
    Timeline,
}
