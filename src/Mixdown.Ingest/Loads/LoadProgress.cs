namespace Mixdown.Ingest.Loads;

/// <summary>How far one table of a load is. Reported at most about ten times a second for each table, and once at its end.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Bytes">Bytes of source files read so far (compressed, where the file is).</param>
/// <param name="BytesTotal">Bytes that this run will read for the table; 0 when that is not known.</param>
/// <param name="Rows">Rows read so far.</param>
/// <param name="IsDone">The last report for this table.</param>
public readonly record struct LoadProgress(string Table, long Bytes, long BytesTotal, long Rows, bool IsDone)
{
    /// <summary>Rows that the source believes to have for this run; null when it does not know.</summary>
    public long? RowsTotal { get; init; }
}
