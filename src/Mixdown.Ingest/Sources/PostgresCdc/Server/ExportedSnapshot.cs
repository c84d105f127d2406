using NpgsqlTypes;

namespace Mixdown.Ingest.Sources.PostgresCdc.Server;

/// <summary>A state of the database that other connections can read, as long as the connection that made it lives.</summary>
/// <param name="name">What the server calls it.</param>
/// <param name="lsn">The place of the log that it belongs to: every transaction that committed before it is in the snapshot, and no
/// other.</param>
/// <param name="holder">Keeps it.</param>
sealed class ExportedSnapshot(string name, NpgsqlLogSequenceNumber lsn, IAsyncDisposable holder) : IAsyncDisposable
{
    public string Name => name;

    public NpgsqlLogSequenceNumber Lsn => lsn;

    /// <summary>A snapshot that no slot belongs to: for reading once.</summary>
    public static async Task<ExportedSnapshot> WithoutSlotAsync(CdcConnections connections, CancellationToken cancel)
    {
        var holder = await connections.OpenAsync(cancel).ConfigureAwait(false);
        await holder.ExecuteAsync("begin transaction isolation level repeatable read read only", [], cancel).ConfigureAwait(false);
        var name = await holder.AskAsync("select pg_export_snapshot()", [], row => row.GetString(0), cancel).ConfigureAwait(false);
        return new ExportedSnapshot(name[0], default, holder);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => holder.DisposeAsync();
}
