using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Delta;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Maintenance;
using Mixdown.Delta.Transactions;
using Mixdown.Ingest.Bronze;

namespace Mixdown.Ingest.Maintenance;

/// <summary>Takes a load's table back to a version, and the load's bookmark with it, so that rows and bookmark go on to say the
/// same.</summary>
/// <remarks>The order: state, table's commit, quarantine's commit. A state of a restore whose commit is not there is thrown away at
/// the next start; a quarantine that did not go back only shows records once more that are loaded again.</remarks>
/// <param name="bronze">The table, recovered.</param>
/// <param name="table">Its Delta table.</param>
/// <param name="quarantine">The Delta table of its quarantine.</param>
/// <param name="states">The states of its loads.</param>
/// <param name="appId">The load in the tables' logs.</param>
sealed class BronzeRestore(BronzeTable bronze, DeltaTable table, DeltaTable quarantine, LoadStates states, string appId)
{
    public async Task<RestoreResult> RunAsync(long version, string restoreId, CancellationToken cancel)
    {
        var then = await table.SnapshotAsync(version, cancel).ConfigureAwait(false);
        var seq = then.TransactionOf(appId) ?? 0;
        if (seq == bronze.Seq)
            return await new DeltaMaintenance(table).RestoreAsync(version, null, cancel).ConfigureAwait(false);
        var state = seq == 0 ? LoadState.None : await states.FindAsync(seq, cancel).ConfigureAwait(false) ?? throw NoBookmark(version);
        var next = bronze.NextSeq;
        await states.StageAsync(state.Restored(next, restoreId), cancel).ConfigureAwait(false);
        var bookmark = new ApplicationTransaction(appId, next);
        var result = await new DeltaMaintenance(table).RestoreAsync(version, bookmark, cancel).ConfigureAwait(false);
        if (bronze.Quarantine is not null)
            await RestoreQuarantineAsync(seq, cancel).ConfigureAwait(false);
        return result;
    }

    /// <summary>Records that loads rejected since then come again with those loads.</summary>
    async Task RestoreQuarantineAsync(long seq, CancellationToken cancel)
    {
        await foreach (var entry in quarantine.HistoryAsync(cancel).ConfigureAwait(false))
        {
            if (entry.Actions.OfType<ApplicationTransaction>().Any(application => application.AppId == appId && application.Version <= seq))
            {
                await new DeltaMaintenance(quarantine).RestoreAsync(entry.Version, null, cancel).ConfigureAwait(false);
                return;
            }
        }
        var snapshot = await quarantine.SnapshotAsync(cancel).ConfigureAwait(false);
        var empty = quarantine.Begin(snapshot);
        foreach (var file in snapshot.Files)
            empty.Remove(file);
        empty.Describe("RESTORE");
        if (snapshot.Files.Count > 0 && await empty.CommitAsync(cancel).ConfigureAwait(false) is not CommitResult.Committed)
            throw bronze.Disturbed("its quarantine changed");
    }

    MixdownException NoBookmark(long version) => new(new Diagnostic(
        "MX2874", string.Create(CultureInfo.InvariantCulture, $"How far the load was at version {version} of {bronze.Name.Path} is no longer kept"),
        Hint: "States of loads are kept for 7 days. Restore a later version."));
}
