using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Sources;

/// <summary>What is asked of a file before its rows are read.</summary>
/// <param name="Known">Columns whose type is settled, by the table or by the project file: they are not guessed.</param>
/// <param name="SampleBytes">How much of the file may be read to guess the others; all of it when it is smaller.</param>
sealed record ShapeRequest(ColumnList Known, long SampleBytes);
