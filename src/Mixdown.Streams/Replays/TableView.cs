using Mixdown.Data.Naming;
using Mixdown.Data.Storage.Cache;
using Mixdown.Delta;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;
using Mixdown.Ingest.Bronze;
using Mixdown.Streams.Bronze;
using Mixdown.Streams.Running;

namespace Mixdown.Streams.Replays;

/// <summary>Files of a topic's table and of its quarantine as views of the engine in memory.</summary>
/// <param name="shop">Has the engine.</param>
/// <param name="table">The table.</param>
sealed class TableView(StreamWorkshop shop, StreamTable table) : IDisposable
{
    const long CacheBytes = 64L << 30;

    // What is fetched lies in the scratch folder, and goes with it.
    readonly ObjectCache _cache = new(Path.Combine(shop.ScratchFolder, "objects"), CacheBytes, shop.Clock);

    /// <summary>Rows of the table: all, or those of some files.</summary>
    /// <returns>The view, as it stands behind FROM; until the next call.</returns>
    public Task<string> RowsAsync(DeltaSnapshot snapshot, IEnumerable<AddFile> files, CancellationToken cancel) =>
        ShowAsync(table.Rows, snapshot, files, $"{table.Name.Stream}.{table.Name.Topic}", cancel);

    /// <summary>Records of the quarantine: of some of its files.</summary>
    /// <returns>As above.</returns>
    public Task<string> RejectsAsync(DeltaSnapshot snapshot, IEnumerable<AddFile> files, CancellationToken cancel) =>
        ShowAsync(table.Rejects, snapshot, files, $"{table.Name.Stream}.{table.Name.Topic}{StreamName.QuarantineSuffix}", cancel);

    /// <inheritdoc/>
    public void Dispose() => _cache.Dispose();

    async Task<string> ShowAsync(DeltaTable of, DeltaSnapshot snapshot, IEnumerable<AddFile> files, string name, CancellationToken cancel)
    {
        var view = new TableName("replay", name);
        var shown = await LakeReader.ShowAsync(shop.Lake, of, view, snapshot, files, cancel).ConfigureAwait(false);
        shop.Memory.Engine.Expose(view, await shown.HereAsync(_cache, cancel).ConfigureAwait(false), cancel);
        return view.Sql;
    }
}
