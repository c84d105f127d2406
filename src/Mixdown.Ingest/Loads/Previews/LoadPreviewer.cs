using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Running;
using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Ingest.Loads.Previews;

/// <summary>Says what a load would do, and does nothing: it connects, lists, plans and reads the start of files.</summary>
/// <param name="host">What loads work with; only its scratch folder is written.</param>
public sealed class LoadPreviewer(LoadHost host)
{
    /// <summary>Looks at all tables of a load, ordered by name. One that would fail does not hide the others.
    /// None of a source whose tables are read where they are: nothing is loaded of it.</summary>
    /// <exception cref="MixdownException">The source cannot be listed, or a wanted table is not there.</exception>
    public async Task<IReadOnlyList<TablePreview>> RunAsync(LoadDefinition load, LoadRequest request, CancellationToken cancel)
    {
        if (load.Source.IsInPlace)
            return [];
        var run = new LoadRun(host, load, request.LoadId, host.Delta.Clock.GetUtcNow(), request.IsFullRefresh) { Migrates = request.Migrates };
        var source = await new OpenSource(run).OpenAsync(cancel).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            var previews = new List<TablePreview>();
            var selection = new TableSelection(load, source.Tables, request.Tables);
            foreach (var table in selection.Wanted.OrderBy(table => table.Name, StringComparer.Ordinal))
                previews.Add(await PreviewAsync(run, table, cancel).ConfigureAwait(false));
            foreach (var missing in selection.Missing)
                previews.Add(new TablePreview(run.Bronze(missing.Name).Name.InWarehouse) { Errors = [source.Missing(missing)] });
            return previews;
        }
    }

    static async Task<TablePreview> PreviewAsync(LoadRun run, ILoadTable table, CancellationToken cancel)
    {
        var bronze = run.Bronze(table.Name);
        try
        {
            await bronze.PeekAsync(cancel).ConfigureAwait(false);
            return await table.PreviewAsync(bronze, cancel).ConfigureAwait(false) with { IsNew = bronze.Snapshot is null };
        }
        catch (MixdownException failed)
        {
            // The boundary: what would fail one table says nothing of the others.
            return new TablePreview(bronze.Name.InWarehouse) { IsNew = bronze.Snapshot is null, Errors = failed.Diagnostics };
        }
    }
}
