using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Loads.Previews;
using Mixdown.Ingest.Loads.Running;
using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Ingest.Loads.Tables;

/// <summary>A table of a source of tables.</summary>
sealed class SourceTableLoad(LoadRun run, ITableSession session, OfferedTable table) : ILoadTable
{
    /// <inheritdoc/>
    public string Name => table.Name;

    /// <inheritdoc/>
    public string Place => table.Place;

    /// <inheritdoc/>
    public long Weight => table.Rows ?? 0;

    /// <inheritdoc/>
    /// <remarks>Nothing is read: to begin a read may change the source, as a slot of a log of changes does.</remarks>
    public Task<TablePreview> PreviewAsync(BronzeTable bronze, CancellationToken cancel) =>
        Task.FromResult(new TablePreview(bronze.Name.InWarehouse) { Rows = table.Rows, Bookmark = run.BookmarkOf(bronze) });

    /// <inheritdoc/>
    public Task<TableLoad> LoadAsync(BronzeTable bronze, LoadState? recovered, TableProgress progress, CancellationToken cancel) =>
        new SourceTableLoader(run, session, table, bronze).LoadAsync(bronze.NextSeq, recovered, progress, cancel);
}
