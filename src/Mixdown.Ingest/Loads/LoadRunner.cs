using System.Collections.Concurrent;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Maintenance;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Loads;

/// <summary>Brings what is new in a load's source into the lake: every table in one commit that holds the rows and the
/// bookmark, so that a run may die anywhere and the next one goes on.</summary>
/// <param name="host">What it works with.</param>
public sealed class LoadRunner(LoadHost host)
{
    /// <summary>Runs the load once. A table that fails does not stop the others.</summary>
    /// <param name="load">What to load.</param>
    /// <param name="request">Which run, which tables.</param>
    /// <param name="progress">Called from several threads.</param>
    /// <param name="cancel">Stops at the next chunk; nothing of an unfinished table is visible.</param>
    /// <exception cref="MixdownException">The source cannot be listed, or a wanted table is not there: nothing was loaded.</exception>
    public async Task<LoadSummary> RunAsync(
        LoadDefinition load, LoadRequest request, IProgress<LoadProgress> progress, CancellationToken cancel)
    {
        var clock = host.Delta.Clock;
        var started = clock.GetTimestamp();
        var source = (IFileSource)load.Source.Open(new SourceHost(host.ProjectFolder, host.Stores, host.ScratchFolder, clock));
        var found = await source.DiscoverAsync(cancel).ConfigureAwait(false);
        var wanted = TableSelection.Choose(load, request.Tables, found);
        var run = new LoadRun(host, load, source, request.LoadId, clock.GetUtcNow());
        var done = new ConcurrentBag<TableLoad>();
        // Large tables first: a small one fills the time in which a large one ends.
        var order = wanted.OrderByDescending(table => table.Bytes);
        var options = new ParallelOptions { MaxDegreeOfParallelism = host.Threads, CancellationToken = cancel };
        await Parallel.ForEachAsync(order, options, async (table, stop) =>
            done.Add(await LoadAsync(run, table, progress, stop).ConfigureAwait(false))).ConfigureAwait(false);
        var missing = await MissingAsync(run, request, wanted, cancel).ConfigureAwait(false);
        return new LoadSummary(
            load.Name, request.LoadId, [.. done.Concat(missing).OrderBy(table => table.Table.Table, StringComparer.Ordinal)], [],
            clock.GetElapsedTime(started));
    }

    async Task<TableLoad> LoadAsync(LoadRun run, SourceTable table, IProgress<LoadProgress> progress, CancellationToken cancel)
    {
        var started = host.Delta.Clock.GetTimestamp();
        var bronze = Bronze(run, table.Name);
        var watch = new TableProgress(table.Name, progress, host.Delta.Clock);
        try
        {
            var recovered = await bronze.RecoverAsync(cancel).ConfigureAwait(false);
            var loaded = await new TableLoader(run, table, bronze).LoadAsync(bronze.NextSeq, recovered, watch, cancel).ConfigureAwait(false);
            loaded = await new BronzeUpkeep(host.Delta, bronze).AfterLoadAsync(loaded, cancel).ConfigureAwait(false);
            return loaded with { Took = host.Delta.Clock.GetElapsedTime(started) };
        }
        catch (MixdownException failed)
        {
            // The boundary: a table is loaded or not, whatever becomes of the others.
            return Failed(bronze, failed.Diagnostics) with { Took = host.Delta.Clock.GetElapsedTime(started) };
        }
        finally
        {
            watch.Done();
        }
    }

    BronzeTable Bronze(LoadRun run, string table) =>
        new(host.Lake, host.Delta, new BronzeName(host.Target, run.Load.Name, run.Load.Schema, table));

    /// <summary>Tables that the project file names and that are neither in the source nor in the lake.</summary>
    async Task<IReadOnlyList<TableLoad>> MissingAsync(
        LoadRun run, LoadRequest request, IReadOnlyList<SourceTable> found, CancellationToken cancel)
    {
        var missing = new List<TableLoad>();
        foreach (var named in TableSelection.NamedOnly(run.Load, request.Tables, found))
        {
            var bronze = Bronze(run, named.Name);
            await bronze.RefreshAsync(cancel).ConfigureAwait(false);
            if (bronze.Snapshot is null)
                missing.Add(Failed(bronze, [TableSelection.NoFile(run.Load, named, found)]));
        }
        return missing;
    }

    static TableLoad Failed(BronzeTable bronze, IReadOnlyList<Diagnostic> errors) =>
        new(bronze.Name.InWarehouse, LoadOutcome.Failed) { Errors = errors, Version = bronze.Snapshot?.Version ?? -1 };
}
