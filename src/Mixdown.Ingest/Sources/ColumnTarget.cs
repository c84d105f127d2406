using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Sources;

/// <summary>What becomes of one column of a file.</summary>
/// <param name="Name">As in the file.</param>
/// <param name="Column">The table's column; null when the values are not kept.</param>
/// <param name="IsDeclared">Whether the project file gives its type: then 007 is a number.</param>
/// <param name="RejectsRows">Whether a row with a value there is rejected (<c>columns: discard_row</c>).</param>
sealed record ColumnTarget(string Name, Column? Column, bool IsDeclared = false, bool RejectsRows = false);
