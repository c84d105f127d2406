using System.Collections.Concurrent;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Bronze.Current;
using Mixdown.Ingest.Maintenance;

namespace Mixdown.Ingest.Loads.Running;

/// <summary>The tables of one run, side by side.</summary>
/// <param name="run">What they share.</param>
/// <param name="source">Where they come from.</param>
/// <param name="slots">How many tables are in work, of this load and of those beside it.</param>
/// <param name="progress">Is told how far they are.</param>
sealed class TableLoads(LoadRun run, ILoadSource source, TableSlots slots, IProgress<LoadProgress> progress)
{
    readonly TimeProvider _clock = run.Host.Delta.Clock;

    /// <summary>Loads them. One that fails does not stop the others.</summary>
    public async Task<IReadOnlyList<LoadedTable>> RunAsync(IReadOnlyList<ILoadTable> tables, CancellationToken cancel)
    {
        var opened = await SideBySideAsync(tables, OpenAsync, cancel).ConfigureAwait(false);
        // The source hears of all bookmarks before it reads, since its tables may come from one log.
        await source.PrepareAsync(
            opened.Where(table => table.Bronze.IsRecovered).ToDictionary(table => table.Table.Name, table => run.BookmarkOf(table.Bronze), StringComparer.Ordinal),
            cancel).ConfigureAwait(false);
        // Large tables first: a small one fills the time in which a large one ends.
        return await SideBySideAsync(opened.OrderByDescending(table => table.Table.Weight), LoadAsync, cancel).ConfigureAwait(false);
    }

    async Task<IReadOnlyList<TResult>> SideBySideAsync<T, TResult>(
        IEnumerable<T> items, Func<T, CancellationToken, Task<TResult>> work, CancellationToken cancel)
    {
        var done = new ConcurrentBag<TResult>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = run.Host.Threads, CancellationToken = cancel };
        await Parallel.ForEachAsync(items, options, async (item, stop) => done.Add(await slots.UseAsync(() => work(item, stop), stop).ConfigureAwait(false))).ConfigureAwait(false);
        return [.. done];
    }

    async Task<OpenedTable> OpenAsync(ILoadTable table, CancellationToken cancel)
    {
        var bronze = run.Bronze(table.Name);
        try
        {
            var recovered = await bronze.RecoverAsync(cancel).ConfigureAwait(false);
            await new CurrentTable(run.Host, bronze).CatchUpAsync(cancel).ConfigureAwait(false);
            return new OpenedTable(table, bronze) { Recovered = recovered };
        }
        catch (MixdownException failed)
        {
            return new OpenedTable(table, bronze) { Failure = failed };
        }
    }

    async Task<LoadedTable> LoadAsync(OpenedTable opened, CancellationToken cancel)
    {
        var started = _clock.GetTimestamp();
        var watch = new TableProgress(opened.Table.Name, progress, _clock);
        try
        {
            if (opened.Failure is { } failure)
                return new LoadedTable(opened.Bronze, TableLoad.Failed(opened.Bronze, failure.Diagnostics));
            var loaded = await opened.Table.LoadAsync(opened.Bronze, opened.Recovered, watch, cancel).ConfigureAwait(false);
            loaded = await new BronzeUpkeep(run.Host.Delta, opened.Bronze).AfterLoadAsync(loaded, cancel).ConfigureAwait(false);
            return new LoadedTable(opened.Bronze, loaded with { Took = _clock.GetElapsedTime(started) });
        }
        catch (MixdownException failed)
        {
            // The boundary: a table is loaded or not, whatever becomes of the others.
            return new LoadedTable(opened.Bronze, TableLoad.Failed(opened.Bronze, failed.Diagnostics) with { Took = _clock.GetElapsedTime(started) });
        }
        finally
        {
            watch.Done();
        }
    }
}
