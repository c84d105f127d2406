using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Sources;

/// <summary>The rows of one file, pulled by the engine's threads. Its columns are those of the request that are kept, then
/// <c>_mx_row</c> and <c>_mx_rescued</c>.</summary>
interface IFileRows : IColumnPart, IAsyncDisposable
{
    /// <summary>Records met so far, good and bad. Any thread may ask.</summary>
    long RowsRead { get; }

    /// <summary>Values that did not fit so far.</summary>
    long ValuesRescued { get; }

    /// <summary>Bytes of the file read so far. Any thread may ask.</summary>
    long BytesRead { get; }

    /// <summary>Hash of the file's bytes, as <see cref="ISource.HashAsync"/> gives it. Only after every reader came to its end.</summary>
    string ContentHash { get; }
}
