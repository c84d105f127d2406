using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Evolution;

/// <summary>The columns of a table after a load.</summary>
/// <param name="Columns">All of them, system columns at the end.</param>
/// <param name="NewColumns">Those that a table with rows did not have.</param>
/// <param name="Errors">What the contract or a declaration forbids.</param>
/// <param name="Warnings">What was not guessed, and what is missing.</param>
sealed record SchemaPlan(
    ColumnList Columns, IReadOnlyList<string> NewColumns, IReadOnlyList<Diagnostic> Errors, IReadOnlyList<Diagnostic> Warnings)
{
    /// <summary>The files that it was made from.</summary>
    public IReadOnlyList<FileColumns> Files { get; init; } = [];
}
