using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Ingest.Sources.Rest;

/// <summary>Reads an API that answers with JSON.</summary>
sealed class RestSource(RestSourceOptions options, SourceHost host) : ITableSource
{
    /// <inheritdoc/>
    public string Kind => options.Kind;

    /// <summary>Nothing is asked yet.</summary>
    public Task<ITableSession> OpenAsync(CancellationToken cancel) =>
        Task.FromResult<ITableSession>(new RestSession(options, new RestClient(options, host.Clock), host.ScratchFolder));
}
