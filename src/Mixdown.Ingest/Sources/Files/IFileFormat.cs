using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Ingest.Sources.Files;

/// <summary>What turns the bytes of a file into rows. Stateless; it does not know where the bytes lie.</summary>
/// <remarks>Every format passes <c>SourceContract</c> in the test project; start there when you add one.</remarks>
interface IFileFormat
{
    /// <summary>Names and, for the columns that are not settled, guessed types of the file's columns.</summary>
    /// <exception cref="MixdownException">The file has no usable columns.</exception>
    Task<FileColumns> InspectAsync(StoredFile file, ShapeRequest request, CancellationToken cancel);

    /// <summary>The type for a column whose values look so.</summary>
    DataType Guess(TypeEvidence evidence);

    /// <summary>Opens the file for one pass over its rows.</summary>
    Task<IFileRows> OpenAsync(StoredFile file, RowsRequest request, CancellationToken cancel);
}
