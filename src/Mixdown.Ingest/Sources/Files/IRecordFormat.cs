namespace Mixdown.Ingest.Sources.Files;

/// <summary>A format whose records stand for themselves.</summary>
interface IRecordFormat : IFileFormat
{
    /// <summary>As <see cref="IRecordSource.OpenRecords"/>.</summary>
    RecordRows OpenRecords(string file, IReadOnlyList<byte[]> records, RowsRequest request, CancellationToken cancel);
}
