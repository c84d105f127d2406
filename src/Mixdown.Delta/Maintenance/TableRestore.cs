using System.Collections.Concurrent;
using System.Globalization;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Log;
using Mixdown.Delta.Snapshots;
using Mixdown.Delta.Transactions;

namespace Mixdown.Delta.Maintenance;

/// <summary>Makes a table again what it was at a version, as one more version.</summary>
sealed class TableRestore(DeltaTable table, DeltaLog log)
{
    /// <summary>Questions to the store that are open at the same time.</summary>
    const int SideBySide = 16;

    /// <summary>Other commits that may come first before it gives up.</summary>
    const int Attempts = 10;

    /// <summary>Restores the content of a version.</summary>
    /// <param name="version">It has to be in the log still.</param>
    /// <param name="bookmark">Goes into the same commit; null for none.</param>
    /// <param name="cancel">Stops it before the commit.</param>
    public async Task<RestoreResult> RunAsync(long version, ApplicationTransaction? bookmark, CancellationToken cancel)
    {
        var then = await table.SnapshotAsync(version, cancel).ConfigureAwait(false);
        var why = "";
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var now = await table.SnapshotAsync(cancel).ConfigureAwait(false);
            var plan = RestorePlan.Of(now, then);
            if (plan.IsEmpty && bookmark is null)
                return new RestoreResult(now.Version, 0, 0, false);
            await CheckFilesAsync(plan, then, cancel).ConfigureAwait(false);
            switch (await CommitAsync(now, then, plan, bookmark, cancel).ConfigureAwait(false))
            {
                case CommitResult.Committed committed:
                    return new RestoreResult(committed.Version, plan.Added.Count, plan.Removed.Count, plan.MetaData is not null);
                case CommitResult.AlreadyDone:
                    return new RestoreResult(now.Version, 0, 0, false);
                case CommitResult.Conflicted conflict:
                    why = conflict.Why;
                    break;
                case CommitResult.Retryable retryable:
                    why = retryable.Why;
                    break;
            }
        }
        throw DeltaErrors.Disturbed(log.Table, why);
    }

    async Task<CommitResult> CommitAsync(
        DeltaSnapshot now, DeltaSnapshot then, RestorePlan plan, ApplicationTransaction? bookmark, CancellationToken cancel)
    {
        var transaction = table.Begin(now);
        transaction.ReadWholeTable();
        if (plan.MetaData is { } metaData)
            transaction.RestoreMetaData(metaData);
        foreach (var file in plan.Removed)
            transaction.Remove(file with { DataChange = true });
        foreach (var file in plan.Added)
            transaction.Add(file with { DataChange = true });
        if (bookmark is not null)
            transaction.SetApplicationVersion(bookmark.AppId, bookmark.Version);
        transaction.Describe(
            "RESTORE",
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["version"] = then.Version.ToString(CultureInfo.InvariantCulture) },
            plan.Metrics(then));
        return await transaction.CommitAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Vacuum may have deleted files of the version: then it cannot come back, not even in part.</summary>
    async Task CheckFilesAsync(RestorePlan plan, DeltaSnapshot then, CancellationToken cancel)
    {
        var missing = new ConcurrentBag<string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancel };
        await Parallel.ForEachAsync(plan.Added, options, async (file, stop) =>
        {
            if (await log.Store.FindAsync(FilePath.InStore(log.Store.Root, log.Folder, file.DataPath), stop).ConfigureAwait(false) is null)
                missing.Add(file.DataPath);
        }).ConfigureAwait(false);
        if (!missing.IsEmpty)
            throw DeltaErrors.FilesGone(log.Table, then.Version, [.. missing.Order(StringComparer.Ordinal)]);
    }
}
