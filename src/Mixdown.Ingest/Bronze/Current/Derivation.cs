using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Ingest.Bronze.Current;

/// <summary>How the current table follows from the rows of a load. It stands in the load's state, so that a run that died can be
/// finished whatever the project file says by then.</summary>
/// <param name="Kind">Replace, Merge or Scd2.</param>
sealed record Derivation(WriteDisposition Kind)
{
    /// <summary>The columns that name a row; empty for Replace. NULL is a value like any other here.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>The column whose greatest value is the latest row; null: the order in which rows came.</summary>
    public string? Sort { get; init; }

    /// <summary>The column that says that a row is deleted; null for none.</summary>
    public string? HardDelete { get; init; }

    /// <summary>Whether the load read all rows that the source has now.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether rows say what happened to them: then their order in the source is the truth.</summary>
    public bool HasOperations { get; init; }

    /// <summary>Whether nothing of what the current table holds stays.</summary>
    public bool IsRestart { get; init; }

    /// <summary>The history's data files with the rows that the load read, in their order.</summary>
    public IReadOnlyList<string> Batch { get; init; } = [];

    /// <summary>For Replace: the history's data files that are the table now.</summary>
    public IReadOnlyList<string> Content { get; init; } = [];
}
