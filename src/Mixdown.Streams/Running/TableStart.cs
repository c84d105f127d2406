using Mixdown.Streams.Bronze;
using Mixdown.Streams.Replays;
using Mixdown.Streams.Settings;

namespace Mixdown.Streams.Running;

/// <summary>Opens a topic's table for the one who holds the stream's lock, and clears away what a process that died has left.</summary>
/// <param name="shop">What it works with; with the writer of the lock.</param>
/// <param name="stream">The stream.</param>
/// <param name="topic">The topic.</param>
sealed class TableStart(StreamWorkshop shop, StreamDefinition stream, StreamTopic topic)
{
    /// <summary>The table, refreshed.</summary>
    public async Task<StreamTable> OpenAsync(CancellationToken cancel)
    {
        var table = new StreamTable(shop.Lake, shop.Delta, new StreamName(shop.Target, stream.Name, stream.Schema, topic.Name));
        await table.RefreshAsync(cancel).ConfigureAwait(false);
        var dead = new DeadFiles(shop.StreamLake);
        await dead.ClearAsync(table.Name.Path, table.Snapshot, table.Seq, cancel).ConfigureAwait(false);
        await dead.ClearAsync(table.Name.QuarantinePath, table.Quarantine, table.Seq, cancel).ConfigureAwait(false);
        if (!table.IsUnsettled)
            return table;
        using var session = shop.Memory.OpenSession();
        using var view = new TableView(shop, table);
        await new QuarantineRelease(shop.StreamLake, table, view, session).SettleAsync(cancel).ConfigureAwait(false);
        return table;
    }
}
