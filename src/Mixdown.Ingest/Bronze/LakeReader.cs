using Mixdown.Data.Naming;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Delta.Snapshots;
using Mixdown.Ingest.Loads;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources.Delta;

namespace Mixdown.Ingest.Bronze;

/// <summary>What loads have put into the lake, ready to be exposed to an engine.</summary>
/// <param name="places">The lake, and the one beside it that is only read.</param>
/// <param name="delta">As for loads.</param>
/// <param name="target">The target's name.</param>
public sealed class LakeReader(LakePlaces places, DeltaOptions delta, string target)
{
    /// <summary>The tables of a load and their quarantines (<c>TABLE__quarantine</c>, cut to what the table itself has
    /// committed), ordered by name. Empty before the first load. A table that the target has not loaded itself comes from the
    /// lake that it reads.</summary>
    public async Task<IReadOnlyList<LakeTable>> TablesAsync(LoadDefinition load, CancellationToken cancel)
    {
        if (load.Source.IsInPlace)
            return places.Stores is { } stores
                ? await new TablesInPlace(load, new DeltaPlace(load, stores, places.ProjectFolder), delta).ExposeAsync(cancel).ConfigureAwait(false)
                : [];
        var tables = new SortedDictionary<string, LakeTable>(StringComparer.Ordinal);
        await AddAsync(places.Own, load, tables, cancel).ConfigureAwait(false);
        if (places.Shared is { } shared)
            await AddAsync(shared, load, tables, cancel).ConfigureAwait(false);
        return [.. tables.Values];
    }

    /// <summary>A table of a lake at any version, whoever wrote it.</summary>
    /// <param name="lake">Holds it.</param>
    /// <param name="table">The table.</param>
    /// <param name="name">What it is called in the warehouse.</param>
    /// <param name="snapshot">The version.</param>
    /// <param name="cancel">Stops it.</param>
    public static Task<LakeTable> ShowAsync(IObjectStore lake, DeltaTable table, TableName name, DeltaSnapshot snapshot, CancellationToken cancel) =>
        new LakeExposure(lake, table).ExposeAsync(name, snapshot, snapshot.Files, quarantineOf: null, cancel);

    async Task AddAsync(IObjectStore lake, LoadDefinition load, SortedDictionary<string, LakeTable> tables, CancellationToken cancel)
    {
        foreach (var name in await LoadStates.TablesAsync(lake, load.Name, cancel).ConfigureAwait(false))
        {
            if (tables.ContainsKey(name))
                continue;
            var table = new BronzeTable(lake, delta, new BronzeName(target, load.Name, load.Schema, name));
            await table.RefreshAsync(cancel).ConfigureAwait(false);
            if (table.Shown is not { } snapshot)
                continue;
            tables.Add(name, await Expose(lake, table.Name.Path).ExposeAsync(table.Name.InWarehouse, snapshot, snapshot.Files, quarantineOf: null, cancel).ConfigureAwait(false));
            if (table is { HasHistory: true, Snapshot: { } history })
                tables.Add(name + BronzeTable.HistorySuffix, await Expose(lake, table.DataPath).ExposeAsync(HistoryName(table), history, history.Files, quarantineOf: null, cancel).ConfigureAwait(false));
            if (table.Quarantine is { } quarantine)
                tables.Add(name + BronzeTable.QuarantineSuffix, await QuarantineAsync(lake, table, quarantine, cancel).ConfigureAwait(false));
        }
    }

    LakeExposure Expose(IObjectStore lake, string path) => new(lake, new DeltaTable(lake, path, delta));

    static TableName HistoryName(BronzeTable table) => new(table.Name.Schema, table.Name.Table + BronzeTable.HistorySuffix);

    /// <summary>The quarantine of a table whose state is known; null where it has none.</summary>
    internal Task<LakeTable?> QuarantineOfAsync(BronzeTable table, CancellationToken cancel) =>
        table.Snapshot is null || table.Quarantine is not { } quarantine ? Task.FromResult<LakeTable?>(null) : QuarantineAsync(places.Own, table, quarantine, cancel)!;

    Task<LakeTable> QuarantineAsync(IObjectStore lake, BronzeTable table, DeltaSnapshot quarantine, CancellationToken cancel)
    {
        var seq = SeqOf(table);
        var committed = quarantine.Files.Where(file => !(StagedFile.SeqOf(file) > seq));
        return Expose(lake, table.Name.Path + BronzeTable.QuarantineSuffix).ExposeAsync(
            new TableName(table.Name.Schema, table.Name.Table + BronzeTable.QuarantineSuffix), quarantine, committed, table.Name.InWarehouse, cancel);
    }

    /// <summary>The last load that is committed, whichever target's: a lake that is only read was filled by another one.</summary>
    static long SeqOf(BronzeTable table)
    {
        var ending = $"/{table.Name.Load}/{table.Name.Table}";
        return table.Snapshot!.Transactions
            .Where(transaction => transaction.AppId.StartsWith("mixdown/", StringComparison.Ordinal) && transaction.AppId.EndsWith(ending, StringComparison.Ordinal))
            .Select(transaction => transaction.Version)
            .DefaultIfEmpty()
            .Max();
    }
}
