using Mixdown.Data.Naming;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Ingest.Bronze.Published;

/// <summary>A table of a load, its history and its quarantine, as of the last load that readers may see.</summary>
/// <param name="lake">The lake.</param>
/// <param name="delta">As for loads.</param>
/// <param name="table">The table, refreshed.</param>
/// <param name="seq">The last load that is published.</param>
sealed class PublishedTable(IObjectStore lake, DeltaOptions delta, BronzeTable table, long seq)
{
    readonly string _ending = $"/{table.Name.Load}/{table.Name.Table}";

    /// <summary>Those of them that there are.</summary>
    public async Task<IReadOnlyList<LakeTable>> ShowAsync(CancellationToken cancel)
    {
        var shown = new List<LakeTable>();
        if (table.Shown is null || await AtMostAsync(table.Tables.Shown, table.Shown, cancel).ConfigureAwait(false) is not { } current)
            return shown;
        shown.Add(await ExposeAsync("", current, current.Files, cancel).ConfigureAwait(false));
        if (table is { HasHistory: true, Snapshot: { } all } && await AtMostAsync(table.Tables.Loaded, all, cancel).ConfigureAwait(false) is { } history)
            shown.Add(await ExposeAsync(BronzeTable.HistorySuffix, history, history.Files, cancel).ConfigureAwait(false));
        if (await QuarantineAsync(cancel).ConfigureAwait(false) is { } quarantine)
            shown.Add(quarantine);
        return shown;
    }

    /// <summary>The quarantine; null where there is none.</summary>
    public async Task<LakeTable?> QuarantineAsync(CancellationToken cancel) => table is { Snapshot: not null, Quarantine: { } rejected }
        ? await ExposeAsync(BronzeTable.QuarantineSuffix, rejected, rejected.Files.Where(file => !(StagedFile.SeqOf(file) > seq)), cancel).ConfigureAwait(false)
        : null;

    Task<DeltaSnapshot?> AtMostAsync(DeltaTable which, DeltaSnapshot latest, CancellationToken cancel) =>
        new PublishedVersion(which, IsOfLoad).AtMostAsync(latest, seq, cancel);

    bool IsOfLoad(string appId) => appId.StartsWith("mixdown/", StringComparison.Ordinal) && appId.EndsWith(_ending, StringComparison.Ordinal);

    Task<LakeTable> ExposeAsync(string suffix, DeltaSnapshot snapshot, IEnumerable<AddFile> files, CancellationToken cancel)
    {
        var isQuarantine = suffix == BronzeTable.QuarantineSuffix;
        return new LakeExposure(lake, new DeltaTable(lake, table.Name.Path + suffix, delta)).ExposeAsync(
            new TableName(table.Name.Schema, table.Name.Table + suffix), snapshot, files, isQuarantine ? table.Name.InWarehouse : null, cancel);
    }
}
