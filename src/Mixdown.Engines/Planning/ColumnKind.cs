namespace Mixdown.Engines.Planning;

/// <summary>How a column of an answer comes from the columns that are read. Ordered: what is made of several is the greatest of
/// them.</summary>
public enum ColumnKind
{
    /// <summary>From no column: a literal, a row count, the time.</summary>
    Constant,

    /// <summary>The value of an input as it is; of a union, of one input in each branch.</summary>
    PassedThrough,

    /// <summary>Calculated from inputs of one row, or of the rows of a window.</summary>
    Computed,

    /// <summary>Calculated from the rows of a group.</summary>
    Aggregated,

    /// <summary>The planner could not tell.</summary>
    Unknown,
}
