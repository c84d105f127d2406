using Mixdown.Data.Naming;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;
using Mixdown.Ingest.Bronze.Published;
using Mixdown.Ingest.Evolution;
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
    // Each table takes some questions one after another, which a remote store answers in tens of milliseconds each.
    const int SideBySide = 8;

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

    /// <summary>Some files of a table of a lake, whoever wrote it.</summary>
    /// <param name="lake">Holds it.</param>
    /// <param name="table">The table.</param>
    /// <param name="name">What they are called in the engine.</param>
    /// <param name="snapshot">The version.</param>
    /// <param name="files">The files, of that version.</param>
    /// <param name="cancel">Stops it.</param>
    public static Task<LakeTable> ShowAsync(
        IObjectStore lake, DeltaTable table, TableName name, DeltaSnapshot snapshot, IEnumerable<AddFile> files, CancellationToken cancel) =>
        new LakeExposure(lake, table).ExposeAsync(name, snapshot, files, quarantineOf: null, cancel);

    /// <summary>The quarantine of a table, whoever wrote it.</summary>
    /// <param name="lake">Holds it.</param>
    /// <param name="table">The quarantine.</param>
    /// <param name="name">What it is called in the warehouse.</param>
    /// <param name="snapshot">The version.</param>
    /// <param name="files">Those of its files whose records are shown.</param>
    /// <param name="of">The table that the records would be in.</param>
    /// <param name="cancel">Stops it.</param>
    public static Task<LakeTable> ShowQuarantineAsync(
        IObjectStore lake, DeltaTable table, TableName name, DeltaSnapshot snapshot, IEnumerable<AddFile> files, TableName of, CancellationToken cancel) =>
        new LakeExposure(lake, table).ExposeAsync(name, snapshot, files, of, cancel);

    /// <summary>The versions of a table's columns, oldest first; empty where nobody kept account of them.</summary>
    public static IReadOnlyList<SchemaVersion> SchemaVersions(DeltaSnapshot snapshot) => SchemaHistory.Of(snapshot.MetaData);

    /// <summary>What loads did, table by table: <c>_mixdown.loads</c>. null before the first load.</summary>
    public async Task<LakeTable?> LoadsAsync(CancellationToken cancel)
    {
        var loads = new PublishedLoads(places.Own, delta);
        return await loads.FindAsync(cancel).ConfigureAwait(false) is { } snapshot
            ? await ShowAsync(places.Own, loads.Table, PublishedLoads.Name, snapshot, cancel).ConfigureAwait(false)
            : null;
    }

    async Task AddAsync(IObjectStore lake, LoadDefinition load, SortedDictionary<string, LakeTable> tables, CancellationToken cancel)
    {
        var names = (await LoadStates.TablesAsync(lake, load.Name, cancel).ConfigureAwait(false)).Where(name => !tables.ContainsKey(name)).ToList();
        var published = names.Count == 0 ? null : await new PublishedLoads(lake, delta).FindAsync(cancel).ConfigureAwait(false);
        var read = new IReadOnlyList<LakeTable>[names.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancel };
        await Parallel.ForAsync(0, names.Count, options, async (i, stop) =>
            read[i] = await ReadAsync(lake, new BronzeName(target, load.Name, load.Schema, names[i]), published, stop).ConfigureAwait(false)).ConfigureAwait(false);
        foreach (var shown in read.SelectMany(found => found))
            tables.TryAdd(shown.Name.Table, shown);
    }

    /// <summary>What belongs to one table; empty before it is published.</summary>
    async Task<IReadOnlyList<LakeTable>> ReadAsync(IObjectStore lake, BronzeName name, DeltaSnapshot? published, CancellationToken cancel)
    {
        var table = new BronzeTable(lake, delta, name);
        var seq = PublishedLoads.SeqOf(published, name);
        if (seq == 0)
            return [];
        await table.RefreshAsync(cancel).ConfigureAwait(false);
        return [.. await new PublishedTable(lake, delta, table, seq).ShowAsync(cancel).ConfigureAwait(false)];
    }

    /// <summary>The quarantine of a table whose state is known; null where it has none.</summary>
    internal Task<LakeTable?> QuarantineOfAsync(BronzeTable table, CancellationToken cancel) =>
        new PublishedTable(places.Own, delta, table, table.Seq).QuarantineAsync(cancel);
}
