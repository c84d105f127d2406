using Mixdown.Data.Schemas;
using Mixdown.Ingest.Postgres.Texts;

namespace Mixdown.Ingest.Sources.PostgresCdc.Rows;

/// <summary>A column of the lake that is written.</summary>
/// <param name="Name">As in the source.</param>
/// <param name="Column">In the lake.</param>
/// <param name="Values">Reads its texts.</param>
sealed record RowColumn(string Name, Column Column, TextValue Values);
