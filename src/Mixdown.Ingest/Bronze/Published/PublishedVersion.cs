using Mixdown.Delta;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Ingest.Bronze.Published;

/// <summary>Finds the version of a table that readers may see.</summary>
/// <param name="table">The table.</param>
/// <param name="appId">Whether an application id is that of the table's load.</param>
sealed class PublishedVersion(DeltaTable table, Func<string, bool> appId)
{
    /// <summary>The newest version without a load after a number. Nearly always that is the newest of all; else a run died after this
    /// table's commit, and the log is read back to it.</summary>
    /// <param name="latest">The newest version.</param>
    /// <param name="seq">The last load that is published.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>null where no version is old enough.</returns>
    public async Task<DeltaSnapshot?> AtMostAsync(DeltaSnapshot latest, long seq, CancellationToken cancel)
    {
        if (!latest.Transactions.Any(IsAfter))
            return latest;
        var version = latest.Version;
        await foreach (var entry in table.HistoryAsync(cancel).ConfigureAwait(false))
        {
            var loads = entry.Actions.OfType<ApplicationTransaction>().Where(load => appId(load.AppId)).ToList();
            if (loads.Exists(IsAfter))
                version = entry.Version - 1;
            else if (loads.Count > 0)
                break;
        }
        return version < 0 ? null : await table.SnapshotAsync(version, cancel).ConfigureAwait(false);

        bool IsAfter(ApplicationTransaction load) => appId(load.AppId) && load.Version > seq;
    }
}
