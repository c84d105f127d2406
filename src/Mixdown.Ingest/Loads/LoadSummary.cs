using Mixdown.Data.Diagnostics;

namespace Mixdown.Ingest.Loads;

/// <summary>What one run of a load did.</summary>
/// <param name="Load">The load's name.</param>
/// <param name="LoadId">The run's id, as in <c>_mx_load_id</c>.</param>
/// <param name="Tables">One entry a table, in the order of their names.</param>
/// <param name="Warnings">About the load as a whole.</param>
/// <param name="Took">Wall time.</param>
public sealed record LoadSummary(
    string Load, string LoadId, IReadOnlyList<TableLoad> Tables, IReadOnlyList<Diagnostic> Warnings, TimeSpan Took)
{
    /// <summary>How long the run had its longest transaction open at the source, where the server meanwhile keeps dead rows; null
    /// for a source without transactions.</summary>
    public TimeSpan? SourceTransaction { get; init; }

    /// <summary>Whether every table is as its source says.</summary>
    public bool Succeeded => Tables.All(table => table.Outcome != LoadOutcome.Failed);

    /// <summary>The errors of all tables.</summary>
    public IEnumerable<Diagnostic> Errors => Tables.SelectMany(table => table.Errors);

    /// <summary>The sum over all tables.</summary>
    public RowCounts Rows => Tables.Aggregate(default(RowCounts), (sum, table) => sum + table.Rows);
}
