using Mixdown.Data.Diagnostics;
using Mixdown.Engines;

namespace Mixdown.Runs.Queries;

/// <summary>The first rows that a node's SQL gives.</summary>
/// <param name="Name">The node; null for SQL that stands in no file.</param>
/// <param name="Rows">Its rows.</param>
public sealed record NodeRows(string? Name, ResultTable Rows)
{
    /// <summary>What its templates warned of.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];
}
