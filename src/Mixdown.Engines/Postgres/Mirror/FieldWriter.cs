using Mixdown.Data.Batches;

namespace Mixdown.Engines.Postgres.Mirror;

/// <summary>Writes the length and the value at <paramref name="row"/>, which is not NULL.</summary>
delegate void FieldWriter(CopyBuffer buffer, in ColumnView column, int row);
