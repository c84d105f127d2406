using Mixdown.Data.Batches;
using Mixdown.Ingest.Sources.Csv.Records;

namespace Mixdown.Ingest.Sources.Csv.Columns;

/// <summary>Converts one column of a file, a batch at a time.</summary>
abstract class CsvColumn
{
    /// <summary>Writes a value or NULL for every row of <paramref name="fields"/>; what does not fit becomes NULL and a misfit.</summary>
    public abstract void Convert(CsvFields fields, int column, ref readonly ColumnVector vector, List<CsvMisfit> misfits);
}
