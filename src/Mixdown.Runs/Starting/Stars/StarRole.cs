namespace Mixdown.Runs.Starting.Stars;

/// <summary>What a table is in a star schema.</summary>
enum StarRole
{
    /// <summary>What facts are grouped by.</summary>
    Dimension,

    /// <summary>What happened: rows with keys of dimensions, and amounts or a time.</summary>
    Fact,

    /// <summary>Only keys: which row of one table belongs to which of another.</summary>
    Bridge,
}
