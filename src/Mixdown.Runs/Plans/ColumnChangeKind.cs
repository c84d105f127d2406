namespace Mixdown.Runs.Plans;

/// <summary>What becomes of a column.</summary>
public enum ColumnChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is there no more.</summary>
    Removed,

    /// <summary>Its type is another.</summary>
    Retyped,
}
