using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Sources.PostgresCdc.Server;
using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Ingest.Sources.PostgresCdc;

/// <summary>Follows the changes of a PostgreSQL database's tables by its log (logical replication with pgoutput). Its progress is in
/// the lake: the server is told only afterwards what it need not keep.</summary>
sealed class PostgresCdcSource(PostgresCdcSourceOptions options, SourceHost host) : ITableSource
{
    /// <inheritdoc/>
    public string Kind => options.Kind;

    /// <inheritdoc/>
    public async Task<ITableSession> OpenAsync(CancellationToken cancel)
    {
        var connections = new CdcConnections(options.Address);
        try
        {
            var facts = await CdcFaults.AtAsync(connections.Place, () => FactsAsync(connections, cancel)).ConfigureAwait(false);
            if (options.Snapshot != SnapshotMode.Only && facts.Wrongs(connections.Place).ToList() is { Count: > 0 } wrongs)
                throw new MixdownException(wrongs);
            return new CdcSession(options, host, connections, facts);
        }
        catch
        {
            await connections.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    static async Task<ServerFacts> FactsAsync(CdcConnections connections, CancellationToken cancel)
    {
        var connection = await connections.OpenAsync(cancel).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
            return await ServerFacts.ReadAsync(connection, cancel).ConfigureAwait(false);
    }
}
