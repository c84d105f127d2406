namespace Mixdown.Streams.Bronze;

/// <summary>The places in a commit at which a process may die: tests let it die at each of them.</summary>
enum CommitStep
{
    /// <summary>Nothing is written.</summary>
    BeforeData,

    /// <summary>The data file is there; nobody knows of it.</summary>
    AfterData,

    /// <summary>The gaps are written down.</summary>
    AfterGaps,

    /// <summary>The rejected records are written, not committed.</summary>
    BeforeQuarantine,

    /// <summary>The rejected records are in quarantine, the rows are not in the table.</summary>
    AfterQuarantine,

    /// <summary>Only the table's commit is missing.</summary>
    BeforeTable,

    /// <summary>The table's commit is there; nobody was told.</summary>
    AfterTable,

    /// <summary>A compaction has begun.</summary>
    Compaction,
}
