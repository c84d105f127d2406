using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Loads.Previews;
using Mixdown.Ingest.Loads.Running;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Loads.Files;

/// <summary>A table of a source of files.</summary>
sealed class FileTable(LoadRun run, IFileSource source, SourceTable table) : ILoadTable
{
    /// <inheritdoc/>
    public string Name => table.Name;

    /// <inheritdoc/>
    public string Place => table.Name;

    /// <inheritdoc/>
    public long Weight => table.Bytes;

    /// <inheritdoc/>
    public Task<TablePreview> PreviewAsync(BronzeTable bronze, CancellationToken cancel) => new FileTableLoader(run, source, table, bronze).PreviewAsync(cancel);

    /// <inheritdoc/>
    public Task<TableLoad> LoadAsync(BronzeTable bronze, LoadState? recovered, TableProgress progress, CancellationToken cancel) =>
        new FileTableLoader(run, source, table, bronze).LoadAsync(bronze.NextSeq, recovered, progress, cancel);
}
