using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Storage.Cache;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Loads;
using Mixdown.Ingest.Loads.Running;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Quarantine.Replay;

/// <summary>Reads rejected records again, after options, declared types or the records themselves were corrected; or takes them out
/// for good. Each table in one commit, in the order of a load: a run may die anywhere.</summary>
/// <param name="host">What loads work with.</param>
/// <param name="engine">Reads quarantines; nothing is left in it.</param>
/// <param name="cache">Brings their files here where the lake is remote.</param>
public sealed class ReplayRunner(LoadHost host, DuckDbEngine engine, ObjectCache cache)
{
    /// <summary>Reads records of a load again.</summary>
    /// <param name="load">The load, with its options as they are now.</param>
    /// <param name="loadId">Becomes <c>_mx_load_id</c> of the rows that come.</param>
    /// <param name="table">The table; null for all of the load that have a quarantine.</param>
    /// <param name="selection">Which records.</param>
    /// <param name="cancel">Stops it; nothing of an unfinished table is changed.</param>
    /// <exception cref="MixdownException">MX2521: there is no such quarantine, or the source has no records to read again.</exception>
    public Task<IReadOnlyList<ReplayedTable>> ReplayAsync(
        LoadDefinition load, string loadId, string? table, RecordSelection selection, CancellationToken cancel)
    {
        var source = load.Source.Open(new SourceHost(host.ProjectFolder, host.Stores, host.ScratchFolder, host.Delta.Clock) { OpenSession = host.Parquet.OpenSession });
        if (source is not IRecordSource { HasRecords: true } records)
        {
            throw new MixdownException(new Diagnostic(
                "MX2521", $"records of '{load.Name}' cannot be read again: its source is of type {load.Source.Kind}", load.At,
                "Correct the source, and load it again: for files, on_file_change: reload replaces their rows and their quarantine."));
        }
        return RunAsync(load, loadId, table, (run, bronze, found) => new TableReplay(run, records, bronze, found, selection), cancel);
    }

    /// <summary>Takes records out of quarantine for good.</summary>
    /// <param name="load">The load.</param>
    /// <param name="loadId">The run, for the history.</param>
    /// <param name="table">The table; null for all of the load that have a quarantine.</param>
    /// <param name="selection">Which records.</param>
    /// <param name="reason">For the history of the quarantine.</param>
    /// <param name="cancel">Stops it; nothing of an unfinished table is changed.</param>
    public Task<IReadOnlyList<ReplayedTable>> DiscardAsync(
        LoadDefinition load, string loadId, string? table, RecordSelection selection, string reason, CancellationToken cancel) =>
        RunAsync(load, loadId, table, (run, bronze, found) => new TableReplay(run, source: null, bronze, found, selection) { Reason = reason }, cancel);

    async Task<IReadOnlyList<ReplayedTable>> RunAsync(
        LoadDefinition load, string loadId, string? table, Func<LoadRun, BronzeTable, QuarantinedRecords, TableReplay> replay, CancellationToken cancel)
    {
        var run = new LoadRun(host, load, loadId, host.Delta.Clock.GetUtcNow(), IsFullRefresh: false);
        var done = new List<ReplayedTable>();
        var tables = new List<BronzeTable>();
        foreach (var name in await LoadStates.TablesAsync(host.Lake, load.Name, cancel).ConfigureAwait(false))
        {
            if (table is not null && !string.Equals(name, table, StringComparison.OrdinalIgnoreCase))
                continue;
            var bronze = run.Bronze(name);
            tables.Add(bronze);
            await bronze.RecoverAsync(cancel).ConfigureAwait(false);
            if (await Reader().QuarantineOfAsync(bronze, cancel).ConfigureAwait(false) is { } quarantine)
                done.Add(await TableAsync(bronze, quarantine, records => replay(run, bronze, records), cancel).ConfigureAwait(false));
        }
        await new LoadPublisher(run).PublishAsync(tables, [], cancel).ConfigureAwait(false);
        return done;
    }

    LakeReader Reader() => new(new LakePlaces(host.Lake), host.Delta, host.Target);

    async Task<ReplayedTable> TableAsync(
        BronzeTable bronze, LakeTable quarantine, Func<QuarantinedRecords, TableReplay> replay, CancellationToken cancel)
    {
        var view = new TableName("replay", bronze.Name.Table);
        engine.Expose(view, await quarantine.HereAsync(cache, cancel).ConfigureAwait(false), cancel);
        using var session = engine.OpenSession();
        try
        {
            return await replay(new QuarantinedRecords(session, view)).RunAsync(cancel).ConfigureAwait(false);
        }
        catch (MixdownException failed)
        {
            // The boundary: the records of a table are settled or not, whatever becomes of the others.
            return new ReplayedTable(bronze.Name.InWarehouse) { Errors = failed.Diagnostics };
        }
    }
}
