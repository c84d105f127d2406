using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Ingest.Sources;

/// <summary>A source of files: each one is loaded once, and again when it changed. All progress is in the ledger of the table's
/// last commit.</summary>
/// <remarks>Every source of files passes <c>SourceContract</c> in the test project; start there when you add one.</remarks>
interface IFileSource : ISource
{
    /// <summary>The tables that the source has now and their files. Content is read only where lists are tables of their own. Ordered by table name.</summary>
    /// <exception cref="MixdownException">The place is missing, refuses us, or holds nothing that fits.</exception>
    Task<IReadOnlyList<SourceTable>> DiscoverAsync(CancellationToken cancel);

    /// <summary>The same, of the files that are named only: for places where listing all of them takes long. The place may be empty.</summary>
    /// <exception cref="MixdownException">The place refuses us.</exception>
    Task<NamedTables> FindTablesAsync(IReadOnlyList<NamedFile> named, CancellationToken cancel);

    /// <summary>The file's facts as of now; null when it is gone.</summary>
    Task<SourceFile?> FindAsync(string path, CancellationToken cancel);

    /// <summary>Hash of the file's bytes as they lie in the source: equal content, whatever its name.</summary>
    Task<string> HashAsync(SourceFile file, CancellationToken cancel);

    /// <summary>Names and, for the columns that are not settled, guessed types of the file's columns.</summary>
    /// <exception cref="MixdownException">The file has no usable header.</exception>
    Task<FileColumns> InspectAsync(SourceFile file, ShapeRequest request, CancellationToken cancel);

    /// <summary>The type for a column whose values look so.</summary>
    DataType Guess(TypeEvidence evidence);

    /// <summary>Opens the file for one pass over its rows.</summary>
    Task<IFileRows> OpenAsync(SourceFile file, RowsRequest request, CancellationToken cancel);
}
