namespace Mixdown.Ingest.Sources;

/// <summary>A source of files that can read single records again, by themselves: those that lay in quarantine.</summary>
interface IRecordSource : IFileSource
{
    /// <summary>Whether the format of its files has records that stand for themselves.</summary>
    bool HasRecords { get; }

    /// <summary>Opens records as if they were all that their file holds, with the load's present options.</summary>
    /// <param name="file">The file, as in <c>_mx_file</c>; it need not be there any more.</param>
    /// <param name="records">The records as they stand in the decoded content, without line ends.</param>
    /// <param name="request">Columns in the order of the file's header.</param>
    /// <param name="cancel">Stops the reading.</param>
    RecordRows OpenRecords(string file, IReadOnlyList<byte[]> records, RowsRequest request, CancellationToken cancel);
}
