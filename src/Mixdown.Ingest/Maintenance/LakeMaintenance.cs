using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Maintenance;
using Mixdown.Delta.Snapshots;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Bronze.Published;

namespace Mixdown.Ingest.Maintenance;

/// <summary>Looks after the tables of a lake, so that loads go on rightly afterwards: what a load that died has left is finished
/// first, and a restore takes the load's bookmark back with the rows. No load of the lake may run meanwhile.</summary>
/// <param name="lake">The lake's root.</param>
/// <param name="delta">As for loads.</param>
public sealed class LakeMaintenance(IObjectStore lake, DeltaOptions delta)
{
    /// <summary>What the application ids of published models begin with, after the target: <c>mixdown/dev/model:…</c>.</summary>
    public const string ModelMark = "model:";

    // The letter that follows the slash: what is in a folder sorts before it.
    const char AfterSlash = (char)('/' + 1);

    /// <summary>The tables of the lake by the names of their folders, quarantines and histories among them, in order.</summary>
    public async Task<IReadOnlyList<TableName>> TablesAsync(CancellationToken cancel)
    {
        var tables = new List<TableName>();
        string? after = null;
        // Two questions a table, however many files it has.
        while (await lake.ListAsync("", after, cancel).FirstOrDefaultAsync(cancel).ConfigureAwait(false) is { } found)
        {
            var parts = found.Path.Split('/');
            after = parts.Length > 2 ? $"{parts[0]}/{parts[1]}{AfterSlash}" : found.Path;
            if (parts.Length > 2 && parts[0][0] != '_' && await HasLogAsync(parts[0], parts[1], cancel).ConfigureAwait(false))
                tables.Add(new TableName(parts[0], parts[1]));
        }
        return tables;
    }

    /// <summary>A table of the lake by its name.</summary>
    public DeltaTable Table(TableName name) => new(lake, PathOf(name), delta);

    /// <summary>Who writes the table: the load's name, <c>stream</c> and a stream's name, or <c>model</c> and a model's id; null for others.</summary>
    public static string? WriterOf(TableName name, DeltaSnapshot snapshot) =>
        LakeWriter.LoadOf(name, snapshot)?.Load ?? LakeWriter.StreamOf(name, snapshot) ?? LakeWriter.ModelOf(snapshot);

    /// <summary>Whether the table is only appended to, and another one is derived from it: it is neither compacted nor restored.</summary>
    public static bool IsHistory(TableName name) => name.Table.EndsWith(BronzeTable.HistorySuffix, StringComparison.Ordinal);

    /// <summary>Makes a table again what it was at a version. A load's table goes back with the load's bookmark: the next load brings
    /// again what came since.</summary>
    /// <param name="name">The table.</param>
    /// <param name="version">It has to be in the log still.</param>
    /// <param name="restoreId">Names the restore in the load's state.</param>
    /// <param name="cancel">Stops it before the commit.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2874: the load's bookmark of that version is gone; otherwise as
    /// <see cref="DeltaMaintenance.RestoreAsync"/>.</exception>
    public async Task<RestoreResult> RestoreAsync(TableName name, long version, string restoreId, CancellationToken cancel)
    {
        var snapshot = await Table(name).SnapshotAsync(cancel).ConfigureAwait(false);
        if (LakeWriter.HistoryOf(name, snapshot) is not null)
            throw new MixdownException(new Diagnostic(
                "MX2876", $"{name} is a history, which is only appended to", Hint: "Its older versions can be read; load the table with --full-refresh to begin anew."));
        if (LakeWriter.StreamOf(name, snapshot) is { } stream)
            throw new MixdownException(new Diagnostic(
                "MX2350", $"{name} takes the events of {stream} and is not restored: how far the log was read would stay, and what came since would be lost",
                Hint: "Its older versions can be read: 'mixdown lake query --as-of'. To read the log again: 'mixdown stream replay NAME --topic TOPIC --from-start'."));
        if (LakeWriter.LoadOf(name, snapshot) is not { } load)
            return await new DeltaMaintenance(Table(name)).RestoreAsync(version, null, cancel).ConfigureAwait(false);
        var bronze = new BronzeTable(lake, delta, load);
        await bronze.RecoverAsync(cancel).ConfigureAwait(false);
        var restored = await bronze.RestoreAsync(version, restoreId, cancel).ConfigureAwait(false);
        await PublishAsync(bronze, restoreId, cancel).ConfigureAwait(false);
        return restored;
    }

    /// <summary>A restore has a number of its own, which readers have to know.</summary>
    async Task PublishAsync(BronzeTable bronze, string restoreId, CancellationToken cancel)
    {
        await bronze.RefreshAsync(cancel).ConfigureAwait(false);
        var loads = new PublishedLoads(lake, delta);
        var published = await loads.FindAsync(cancel).ConfigureAwait(false);
        if (bronze.ShownSeq > PublishedLoads.SeqOf(published, bronze.Name))
            await loads.PublishAsync([bronze], null, restoreId, cancel).ConfigureAwait(false);
    }

    /// <summary>Makes large files of small ones.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">As <see cref="DeltaMaintenance.OptimizeAsync"/>.</exception>
    public async Task<OptimizeResult> OptimizeAsync(TableName name, OptimizeRequest request, CancellationToken cancel)
    {
        var snapshot = await Table(name).SnapshotAsync(cancel).ConfigureAwait(false);
        if (LakeWriter.LoadOf(name, snapshot) is { } load)
        {
            var bronze = new BronzeTable(lake, delta, load);
            await bronze.RecoverAsync(cancel).ConfigureAwait(false);
            return await bronze.CompactAsync(request, cancel).ConfigureAwait(false);
        }
        if (LakeWriter.HistoryOf(name, snapshot) is not null)
            throw new MixdownException(new Diagnostic(
                "MX2078", $"{name.Sql} is a history, which is only appended to", Hint: "Compact the table that is derived from it."));
        if (LakeWriter.QuarantineOf(name, snapshot) is { } quarantined)
        {
            var bronze = new BronzeTable(lake, delta, quarantined);
            await bronze.RecoverAsync(cancel).ConfigureAwait(false);
            // What a load that was given up left there is shown by nobody, and must not be mixed with what is.
            request = request with { Includes = file => !(StagedFile.SeqOf(file) > bronze.Seq), KeepOrderOf = BronzeOrder.Columns };
        }
        if (LakeWriter.StreamOf(name, snapshot) is not null)
            request = request with { KeepOrderOf = ["_mx_partition", "_mx_offset"], Includes = await ShownAsync(name, cancel).ConfigureAwait(false) };
        return await new DeltaMaintenance(Table(name)).OptimizeAsync(request, cancel).ConfigureAwait(false);
    }

    /// <summary>Of a stream's quarantine, the files that are shown: what a commit that never came to its end left is not to be mixed with
    /// them. null for all files.</summary>
    async Task<Func<AddFile, bool>?> ShownAsync(TableName name, CancellationToken cancel)
    {
        if (!name.Table.EndsWith(BronzeTable.QuarantineSuffix, StringComparison.Ordinal))
            return null;
        var rows = await Table(name with { Table = name.Table[..^BronzeTable.QuarantineSuffix.Length] }).FindAsync(cancel).ConfigureAwait(false);
        var seq = rows?.Transactions.Where(application => application.AppId.EndsWith("/commit", StringComparison.Ordinal)).Max(application => (long?)application.Version) ?? 0;
        return file => !(StagedFile.SeqOf(file) > seq);
    }

    /// <summary>Deletes files that no version within the retention needs, and states of loads that are old.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">As <see cref="DeltaMaintenance.VacuumAsync"/>.</exception>
    public async Task<VacuumResult> VacuumAsync(TableName name, VacuumRequest request, CancellationToken cancel)
    {
        var snapshot = await Table(name).SnapshotAsync(cancel).ConfigureAwait(false);
        if (!request.DryRun && LakeWriter.LoadOf(name, snapshot) is { } load)
        {
            var bronze = new BronzeTable(lake, delta, load);
            await bronze.RecoverAsync(cancel).ConfigureAwait(false);
            await bronze.PruneStatesAsync(delta.Clock.GetUtcNow(), cancel).ConfigureAwait(false);
        }
        return await new DeltaMaintenance(Table(name)).VacuumAsync(request, cancel).ConfigureAwait(false);
    }

    async Task<bool> HasLogAsync(string schema, string table, CancellationToken cancel) =>
        await lake.ListAsync($"{schema}/{table}/_delta_log/", null, cancel).AnyAsync(cancel).ConfigureAwait(false);

    static string PathOf(TableName name) => $"{name.Schema}/{name.Table}";
}
