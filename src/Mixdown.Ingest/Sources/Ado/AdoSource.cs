using Mixdown.Ingest.Sources.Ado.Providers;
using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Ingest.Sources.Ado;

/// <summary>Reads tables of any database that a .NET provider reaches.</summary>
sealed class AdoSource(AdoSourceOptions options, SourceHost host) : ITableSource
{
    /// <inheritdoc/>
    public string Kind => options.Kind;

    /// <inheritdoc/>
    public async Task<ITableSession> OpenAsync(CancellationToken cancel)
    {
        var database = new AdoDatabase(options, new ProviderPlugins(Path.Combine(host.ProjectFolder, ProviderPlugins.Folder), options.At).Load(options.Provider));
        var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
        return new AdoSession(options, database);
    }
}
