namespace Mixdown.Project.Dashboards.Tables;

/// <summary>What the values of a column are, as far as a dashboard treats them in ways of their own.</summary>
enum ColumnClass
{
    /// <summary>Nobody can tell before the model is built.</summary>
    Unknown,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Whole numbers.</summary>
    Whole,

    /// <summary>Other numbers.</summary>
    Number,

    /// <summary>true and false.</summary>
    Truth,

    /// <summary>Days.</summary>
    Date,

    /// <summary>Moments without a zone.</summary>
    LocalTime,

    /// <summary>Instants.</summary>
    Instant,

    /// <summary>Whatever else: lists, intervals, ids.</summary>
    Other,
}
