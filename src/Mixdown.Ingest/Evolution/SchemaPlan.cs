using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Evolution;

/// <summary>The columns of a table after a load.</summary>
/// <param name="Columns">All of them, system columns at the end.</param>
/// <param name="Changes">What is different from the table as it is; empty for a table without rows.</param>
/// <param name="Errors">What the contract or a declaration forbids.</param>
/// <param name="Warnings">What was not guessed, and what is missing.</param>
sealed record SchemaPlan(
    ColumnList Columns, IReadOnlyList<SchemaChange> Changes, IReadOnlyList<Diagnostic> Errors, IReadOnlyList<Diagnostic> Warnings)
{
    /// <summary>The files that it was made from.</summary>
    public IReadOnlyList<FileColumns> Files { get; init; } = [];

    /// <summary>Names of columns that a table with rows gets.</summary>
    public IReadOnlyList<string> NewColumns =>
        [.. Changes.Where(change => change.Kind == SchemaChangeKind.Added).Select(change => change.Column)];

    /// <summary>Whether the rows that are there have to be written anew.</summary>
    public bool Rewrites => Changes.Any(change => change.Kind == SchemaChangeKind.Widened);
}
