using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Sources.Files;

namespace Mixdown.Ingest.Sources.Parquet;

/// <summary>Reads Parquet files, or rather lets the engine read them: only what a file says of itself is looked at here.</summary>
/// <param name="openSession">A session of the engine that will read the rows.</param>
/// <param name="scratch">Takes copies of files that are not on this machine.</param>
sealed class ParquetFormat(Func<DuckDbSession> openSession, string scratch) : IFileFormat
{
    /// <inheritdoc/>
    public async Task<FileColumns> InspectAsync(StoredFile file, ShapeRequest request, CancellationToken cancel)
    {
        using var local = await ParquetFile.OpenAsync(file, scratch, isHashed: false, cancel).ConfigureAwait(false);
        using var session = openSession();
        var columns = new ParquetShape(session, local, file.Path).Columns(cancel);
        return new FileColumns(file.Path, [.. columns.Select(column => new FileColumn(column.Column.Name, null, column.Column))]);
    }

    /// <inheritdoc/>
    public DataType Guess(TypeEvidence evidence) => TypeGuess.Of(evidence, confidence: 1);

    /// <inheritdoc/>
    public async Task<IFileRows> OpenAsync(StoredFile file, RowsRequest request, CancellationToken cancel)
    {
        var local = await ParquetFile.OpenAsync(file, scratch, isHashed: true, cancel).ConfigureAwait(false);
        try
        {
            using var session = openSession();
            return new ParquetRows(file, local, new ParquetPlan(session, file, local, request).Make(cancel));
        }
        catch
        {
            local.Dispose();
            throw;
        }
    }
}
