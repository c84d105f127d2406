using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Delta.Snapshots;
using Mixdown.Ingest.Loads;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources.Delta;

namespace Mixdown.Ingest.Bronze;

/// <summary>The tables of a load of type delta: another program writes them, and nothing of them is copied.</summary>
/// <param name="load">Says where they are and which version is shown.</param>
/// <param name="place">Finds them.</param>
/// <param name="delta">As for the lake's own.</param>
sealed class TablesInPlace(LoadDefinition load, DeltaPlace place, DeltaOptions delta)
{
    readonly DeltaSourceOptions _options = (DeltaSourceOptions)load.Source;

    /// <summary>The tables at the version that is asked for.</summary>
    /// <exception cref="MixdownException">A table cannot be read (MX28xx).</exception>
    public async Task<IReadOnlyList<LakeTable>> ExposeAsync(CancellationToken cancel)
    {
        var tables = new List<LakeTable>();
        foreach (var (name, folder) in await place.TablesAsync(cancel).ConfigureAwait(false))
        {
            var table = new DeltaTable(place.Store, folder, delta);
            var snapshot = await SnapshotAsync(table, cancel).ConfigureAwait(false);
            tables.Add(await new LakeExposure(place.Store, table)
                .ExposeAsync(new TableName(load.Schema, name), snapshot, snapshot.Files, quarantineOf: null, cancel).ConfigureAwait(false));
        }
        return tables;
    }

    /// <summary>What a run of the load says of each table: whether it can be read, and at which version.</summary>
    public async Task<IReadOnlyList<TableLoad>> CheckAsync(IReadOnlyList<string> asked, CancellationToken cancel)
    {
        var checkedTables = new List<TableLoad>();
        var found = await place.TablesAsync(cancel).ConfigureAwait(false);
        foreach (var name in asked.Where(name => !found.Keys.Contains(name, StringComparer.OrdinalIgnoreCase)))
            throw new MixdownException(new Diagnostic("MX2047", $"the load '{load.Name}' has no table '{name}'", load.At, DidYouMean.Hint(name, found.Keys)));
        foreach (var (name, folder) in found.Where(table => asked.Count == 0 || asked.Contains(table.Key, StringComparer.OrdinalIgnoreCase)))
            checkedTables.Add(await CheckAsync(new TableName(load.Schema, name), folder, cancel).ConfigureAwait(false));
        return checkedTables;
    }

    async Task<TableLoad> CheckAsync(TableName name, string folder, CancellationToken cancel)
    {
        try
        {
            var snapshot = await SnapshotAsync(new DeltaTable(place.Store, folder, delta), cancel).ConfigureAwait(false);
            return new TableLoad(name, LoadOutcome.UpToDate) { Version = snapshot.Version };
        }
        catch (MixdownException broken)
        {
            // The boundary: a table is readable or not, whatever becomes of the others.
            return new TableLoad(name, LoadOutcome.Failed) { Errors = broken.Diagnostics };
        }
    }

    Task<DeltaSnapshot> SnapshotAsync(DeltaTable table, CancellationToken cancel) => _options switch
    {
        { Version: { } version } => table.SnapshotAsync(version, cancel),
        { Timestamp: { } at } => table.SnapshotAsync(at, cancel),
        _ => table.SnapshotAsync(cancel),
    };
}
