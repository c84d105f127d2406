using Mixdown.Data.Naming;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;
using Mixdown.Engines;
using Mixdown.Ingest.Loads;
using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Ingest.Bronze;

/// <summary>What loads have put into the lake, ready to be exposed to an engine.</summary>
/// <param name="lake">The lake's root.</param>
/// <param name="delta">As for loads.</param>
/// <param name="target">The target's name.</param>
public sealed class LakeReader(IObjectStore lake, DeltaOptions delta, string target)
{
    /// <summary>The tables of a load and their quarantines (<c>TABLE__quarantine</c>, cut to what the table itself has
    /// committed), ordered by name. Empty before the first load.</summary>
    public async Task<IReadOnlyList<LakeTable>> TablesAsync(LoadDefinition load, CancellationToken cancel)
    {
        var tables = new List<LakeTable>();
        foreach (var name in await LoadStates.TablesAsync(lake, load.Name, cancel).ConfigureAwait(false))
        {
            var table = new BronzeTable(lake, delta, new BronzeName(target, load.Name, load.Schema, name));
            await table.RefreshAsync(cancel).ConfigureAwait(false);
            if (table.Snapshot is not { } snapshot)
                continue;
            tables.Add(new LakeTable(table.Name.InWarehouse, Expose(table.Name.Path, snapshot, snapshot.Files), snapshot.Timestamp));
            if (table.Quarantine is { } quarantine)
                tables.Add(Quarantine(table, quarantine));
        }
        return tables;
    }

    LakeTable Quarantine(BronzeTable table, DeltaSnapshot quarantine)
    {
        var name = table.Name.Table + BronzeTable.QuarantineSuffix;
        var committed = quarantine.Files.Where(file => !(StagedFile.SeqOf(file) > table.Seq));
        return new LakeTable(
            new TableName(table.Name.Schema, name), Expose($"{table.Name.Schema}/{name}", quarantine, committed), quarantine.Timestamp);
    }

    ExposedTable Expose(string folder, DeltaSnapshot snapshot, IEnumerable<AddFile> files) => new(
        snapshot.Version,
        snapshot.Columns,
        [.. files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => new ExposedFile(
            Path.Combine(lake.Root, folder, file.DataPath), StagedFile.ColumnsOf(file) >= snapshot.Columns.Count)
            {
                Name = file.DataPath,
            })]);
}
