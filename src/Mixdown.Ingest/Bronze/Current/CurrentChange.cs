using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Bronze.Current;

/// <summary>What a load changes in the current table.</summary>
/// <param name="Columns">The table's columns.</param>
/// <param name="Added">Data files that come; they are there.</param>
/// <param name="Removed">Data files that go, relative to the table.</param>
sealed record CurrentChange(ColumnList Columns, IReadOnlyList<StagedFile> Added, IReadOnlyList<string> Removed);
