using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Loads.Running;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources.Delta;

namespace Mixdown.Ingest.Loads;

/// <summary>Brings what is new in a load's source into the lake: every table in one commit that holds the rows and the
/// bookmark, so that a run may die anywhere and the next one goes on.</summary>
/// <remarks>Several loads may run side by side: tables of all of them share the host's threads.</remarks>
/// <param name="host">What it works with.</param>
public sealed class LoadRunner(LoadHost host)
{
    readonly TableSlots _slots = new(host.Threads);

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
        if (load.Source.IsInPlace)
            return await LookAsync(load, request, started, cancel).ConfigureAwait(false);
        var run = new LoadRun(host, load, request.LoadId, clock.GetUtcNow(), request.IsFullRefresh)
        {
            Migrates = request.Migrates,
            Named = request.Events?.Of(load),
        };
        var source = await OpenAsync(run, cancel).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            var selection = new TableSelection(load, source.Tables, request.Tables);
            var done = await new TableLoads(run, source, _slots, progress).RunAsync(selection.Wanted, cancel).ConfigureAwait(false);
            var missing = await MissingAsync(run, source, selection.Missing, cancel).ConfigureAwait(false);
            var failed = done.Select(table => table.Load).Concat(missing).Where(table => table.Outcome == LoadOutcome.Failed);
            await new LoadPublisher(run).PublishAsync(done.Select(table => table.Bronze), failed, cancel).ConfigureAwait(false);
            var warnings = await new Confirmation(run, source).ConfirmAsync(done, cancel).ConfigureAwait(false);
            var tables = done.Select(table => table.Load).Concat(missing).OrderBy(table => table.Table.Table, StringComparer.Ordinal);
            return new LoadSummary(load.Name, request.LoadId, [.. tables], [.. source.Warnings, .. warnings], clock.GetElapsedTime(started)) { SourceTransaction = source.TransactionAge };
        }
    }

    static async Task<ILoadSource> OpenAsync(LoadRun run, CancellationToken cancel)
    {
        try
        {
            return await new OpenSource(run).OpenAsync(cancel).ConfigureAwait(false);
        }
        catch (MixdownException failed)
        {
            // Its row in _mixdown.loads; whoever runs the load hears of it too.
            await new LoadPublisher(run).TellAsync(failed.Diagnostics[0], cancel).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Tables that are read where they are only have to be there.</summary>
    async Task<LoadSummary> LookAsync(LoadDefinition load, LoadRequest request, long started, CancellationToken cancel)
    {
        var tables = await new TablesInPlace(load, new DeltaPlace(load, host.Stores, host.ProjectFolder), host.Delta)
            .CheckAsync(request.Tables, cancel).ConfigureAwait(false);
        return new LoadSummary(load.Name, request.LoadId, tables, [], host.Delta.Clock.GetElapsedTime(started));
    }

    /// <summary>Tables that the project file names and that are neither in the source nor in the lake. Who looks at some files only
    /// does not know.</summary>
    static async Task<IReadOnlyList<TableLoad>> MissingAsync(
        LoadRun run, ILoadSource source, IEnumerable<LoadTable> named, CancellationToken cancel)
    {
        var missing = new List<TableLoad>();
        foreach (var table in run.Named is null ? named : [])
        {
            var bronze = run.Bronze(table.Name);
            await bronze.RefreshAsync(cancel).ConfigureAwait(false);
            if (bronze.Snapshot is null)
                missing.Add(TableLoad.Failed(bronze, [source.Missing(table)]));
        }
        return missing;
    }
}
