using Mixdown.Ingest.Loads;
using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Ingest.Bronze.Current;

/// <summary>Derives a current table from its history: one commit for each load, with that load's number, so that whatever died is
/// derived again.</summary>
/// <param name="host">What loads work with.</param>
/// <param name="bronze">The table, recovered.</param>
sealed class CurrentTable(LoadHost host, BronzeTable bronze)
{
    /// <summary>Brings the current table to the last load of the history.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">The disk refuses, or somebody else writes: the next start goes on.</exception>
    public async Task CatchUpAsync(CancellationToken cancel)
    {
        foreach (var state in await bronze.PendingAsync(cancel).ConfigureAwait(false))
            await bronze.CommitCurrentAsync(state, await ChangeAsync(state, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
    }

    async Task<CurrentChange> ChangeAsync(LoadState state, CancellationToken cancel)
    {
        if (state.Derivation!.Kind == WriteDisposition.Replace)
            return await new ReplacedRows(host.Lake, bronze, state).ChangeAsync(cancel).ConfigureAwait(false);
        using var lake = host.Parquet.OpenLake(host.Lake, host.ScratchFolder);
        var files = new CurrentFiles(host.Lake, lake, bronze, state);
        return state.Derivation.Kind == WriteDisposition.Merge
            ? await new MergedRows(lake, files, bronze, state).ChangeAsync(cancel).ConfigureAwait(false)
            : await new VersionedRows(lake, files, bronze, state).ChangeAsync(cancel).ConfigureAwait(false);
    }
}
