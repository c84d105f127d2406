using Mixdown.Data.Batches;
using Mixdown.Engines.DuckDb.Parquet;

namespace Mixdown.Ingest.Sources.Files;

/// <summary>Rows that the engine reads itself, of a file that also has the columns of its path.</summary>
sealed class PartitionedScan(IFileRows rows, IScanPart scan, IReadOnlyList<ConstantColumn> constants)
    : PartitionedRows(rows, constants), IScanPart
{
    public string Sql => scan.Sql;
}
