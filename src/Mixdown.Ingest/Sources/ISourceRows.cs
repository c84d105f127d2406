using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Sources;

/// <summary>Rows of a source, pulled by the engine's threads. Its columns are those of the request that are kept, then
/// <c>_mx_row</c> and <c>_mx_rescued</c>.</summary>
interface ISourceRows : IColumnPart, IAsyncDisposable
{
    /// <summary>Records met so far, good and bad. Any thread may ask.</summary>
    long RowsRead { get; }

    /// <summary>Values that did not fit so far.</summary>
    long ValuesRescued { get; }

    /// <summary>Bytes read so far, as they lie in the source. Any thread may ask.</summary>
    long BytesRead { get; }
}
