using Mixdown.Ingest.Loads.Files;
using Mixdown.Ingest.Loads.Tables;
using Mixdown.Ingest.Sources;
using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Ingest.Loads.Running;

/// <summary>Opens the source of a load for one run.</summary>
/// <param name="run">What the load works with.</param>
sealed class OpenSource(LoadRun run)
{
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">It cannot be reached, or has nothing.</exception>
    public async Task<ILoadSource> OpenAsync(CancellationToken cancel)
    {
        var host = run.Host;
        var source = run.Load.Source.Open(new SourceHost(host.ProjectFolder, host.Stores, host.ScratchFolder, host.Delta.Clock)
        {
            OpenSession = host.Parquet.OpenSession,
            Target = host.Target,
            Load = run.Load.Name,
        });
        return source is IFileSource files
            ? await FileLoadSource.OpenAsync(run, files, cancel).ConfigureAwait(false)
            : await TableLoadSource.OpenAsync(run, (ITableSource)source, cancel).ConfigureAwait(false);
    }
}
