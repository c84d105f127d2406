using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;

namespace Mixdown.Ingest.Loads;

/// <summary>What one run of a load did to one table.</summary>
/// <param name="Table">Schema and table.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record TableLoad(TableName Table, LoadOutcome Outcome)
{
    /// <summary>Where the rows went; all 0 when the table is up to date.</summary>
    public RowCounts Rows { get; init; }

    /// <summary>Source files read.</summary>
    public int Files { get; init; }

    /// <summary>Bytes of the source files read, as they lie in the source.</summary>
    public long Bytes { get; init; }

    /// <summary>The table's Delta version after the run; -1 when there is no table.</summary>
    public long Version { get; init; } = -1;

    /// <summary>Wall time.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Columns that this run added to a table that was there before.</summary>
    public IReadOnlyList<string> NewColumns { get; init; } = [];

    /// <summary>What a person should look at: columns without values, dates that were not guessed, files that still grow.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];

    /// <summary>Why it failed; empty unless it did.</summary>
    public IReadOnlyList<Diagnostic> Errors { get; init; } = [];
}
