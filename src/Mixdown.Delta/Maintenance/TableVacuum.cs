using Mixdown.Data.Storage;
using Mixdown.Delta.Log;
using Mixdown.Delta.Transactions;

namespace Mixdown.Delta.Maintenance;

/// <summary>Deletes files that no version within the retention needs. It may be cut off at any point.</summary>
sealed class TableVacuum(DeltaTable table, DeltaLog log, TimeProvider clock)
{
    public async Task<VacuumResult> RunAsync(VacuumRequest request, CancellationToken cancel)
    {
        var snapshot = await table.SnapshotAsync(cancel).ConfigureAwait(false);
        WriterFeatures.CheckProtocol(log.Table, snapshot.Protocol, snapshot.MetaData);
        var own = TableProperties.FileRetention(snapshot.MetaData);
        var retention = request.Retention ?? own ?? TimeSpan.MaxValue;
        if (!request.Force && retention < (own ?? TimeSpan.MaxValue))
            throw DeltaErrors.RetentionTooShort(log.Table, retention, own);
        var oldest = Oldest(retention);
        var garbage = await FindAsync(new VacuumPlan(log, snapshot, oldest), cancel).ConfigureAwait(false);
        if (request.DryRun)
            return new VacuumResult(garbage, retention);
        // What another writer took back into the table since we looked is none any more.
        var now = await table.RefreshAsync(snapshot, cancel).ConfigureAwait(false);
        var plan = new VacuumPlan(log, now, oldest);
        garbage.RemoveAll(found => !plan.IsGarbage(found));
        await DeleteAsync(garbage, request.SideBySide, cancel).ConfigureAwait(false);
        return new VacuumResult(garbage, retention);
    }

    /// <summary>The start of time for a retention that reaches further.</summary>
    DateTimeOffset Oldest(TimeSpan retention)
    {
        var now = clock.GetUtcNow();
        return retention < now - DateTimeOffset.MinValue ? now - retention : DateTimeOffset.MinValue;
    }

    async Task<List<ObjectInfo>> FindAsync(VacuumPlan plan, CancellationToken cancel)
    {
        var garbage = new List<ObjectInfo>();
        await foreach (var found in log.Store.ListAsync(log.DataPath(""), null, cancel).ConfigureAwait(false))
        {
            if (plan.IsGarbage(found))
                garbage.Add(found);
        }
        return garbage;
    }

    Task DeleteAsync(List<ObjectInfo> garbage, int sideBySide, CancellationToken cancel) => Parallel.ForEachAsync(
        garbage,
        new ParallelOptions { MaxDegreeOfParallelism = sideBySide, CancellationToken = cancel },
        async (found, stop) => await log.Store.DeleteAsync(found.Path, stop).ConfigureAwait(false));
}
