using Mixdown.Data.Diagnostics;
using Mixdown.Delta;
using Mixdown.Delta.Maintenance;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Loads;

namespace Mixdown.Ingest.Maintenance;

/// <summary>What is done for a table after its rows are committed: it is kept in few files, its lists for other engines follow, and
/// old states go. Nothing of it can undo the load.</summary>
/// <param name="delta">As for the load.</param>
/// <param name="bronze">The table, just loaded.</param>
sealed class BronzeUpkeep(DeltaOptions delta, BronzeTable bronze)
{
    /// <summary>Loads between two looks for old states.</summary>
    const int PruneEvery = 10;

    /// <summary>Does what is due.</summary>
    /// <param name="loaded">What the load did.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The same, with the version that the table has now and a warning where something was not done.</returns>
    public async Task<TableLoad> AfterLoadAsync(TableLoad loaded, CancellationToken cancel)
    {
        if (loaded.Outcome != LoadOutcome.Loaded)
            return loaded;
        try
        {
            var version = await CompactIfDueAsync(cancel).ConfigureAwait(false);
            await bronze.Maintenance.FollowManifestAsync(cancel).ConfigureAwait(false);
            if (bronze.Seq % PruneEvery == 0)
                await bronze.PruneStatesAsync(delta.Clock.GetUtcNow(), cancel).ConfigureAwait(false);
            return loaded with { Version = version ?? loaded.Version };
        }
        catch (MixdownException failed)
        {
            // The boundary: the rows are in the table, whatever becomes of its upkeep.
            return loaded with { Warnings = [.. loaded.Warnings, NotKept(failed)] };
        }
    }

    async Task<long?> CompactIfDueAsync(CancellationToken cancel)
    {
        if (delta.Files is null || bronze.Shown is not { } snapshot || !CompactionPolicy.IsDue(snapshot))
            return null;
        return (await bronze.CompactAsync(new OptimizeRequest(), cancel).ConfigureAwait(false)).Version;
    }

    Diagnostic NotKept(MixdownException failed) => new(
        "MX2875", $"the rows of {bronze.Name.Path} are loaded, but the upkeep of the table failed: {failed.Diagnostics[0].Message}",
        Hint: "The next load tries it again; 'mixdown lake optimize' does it now.", Severity: Severity.Warning);
}
